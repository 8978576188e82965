package dev.tuneset.recipe;

import dev.tuneset.engine.token.Tiktoken;
import dev.tuneset.engine.token.Tokenizer;
import jakarta.enterprise.context.ApplicationScoped;
import org.jspecify.annotations.Nullable;

/** The tokenizer that counts where a model's own is not given: most current models cut text much like it. */
@ApplicationScoped
public class CommonTokenizer {
    private static final String ENCODING = "o200k_base";

    private @Nullable Tokenizer tokenizer;

    /** Loaded when first asked for, because that takes a second. */
    synchronized Tokenizer get() {
        Tokenizer loaded = tokenizer == null ? Tiktoken.encoding(ENCODING) : tokenizer;
        tokenizer = loaded;
        return loaded;
    }
}
