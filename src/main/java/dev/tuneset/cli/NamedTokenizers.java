package dev.tuneset.cli;

import dev.tuneset.engine.token.Tiktoken;
import dev.tuneset.engine.token.TokenEstimate;
import dev.tuneset.engine.token.Tokenizer;
import dev.tuneset.engine.token.TokenizerJson;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** Tokenizers by name, or from a model's {@code tokenizer.json}. */
final class NamedTokenizers {
    private NamedTokenizers() {}

    /** An estimate when nothing is named. */
    static Tokenizer find(@Nullable String nameOrFile) {
        if (nameOrFile == null) {
            return new TokenEstimate();
        }
        return Tiktoken.names().contains(nameOrFile)
                ? Tiktoken.encoding(nameOrFile)
                : TokenizerJson.load(Path.of(nameOrFile));
    }
}
