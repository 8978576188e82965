package dev.tuneset.template;

import dev.tuneset.engine.outcome.Problem;
import dev.tuneset.engine.outcome.TunesetException;
import dev.tuneset.engine.token.Tiktoken;
import dev.tuneset.engine.token.Tokenizer;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** The tokenizers that count and cut rendered text: two that are built in. */
@ApplicationScoped
public class Tokenizers {
    /** Stands in where a model's own tokenizer is not given: most current models cut text much like it. */
    private static final String COMMON = "o200k_base";

    private static final List<String> BUILT_IN = List.of(COMMON, "cl100k_base");

    private final Map<String, Tokenizer> encodings = new ConcurrentHashMap<>();

    /**
     * A tokenizer that a project can use.
     *
     * @param own whether the project brought it; else it is built in
     */
    public record Entry(String name, boolean own) {}

    /**
     * A tokenizer that counts.
     *
     * @param exact whether it was asked for by name; else it stands in and what it says is an estimate
     */
    public record Counter(Tokenizer tokenizer, String name, boolean exact) {}

    /** The tokenizers a project can use: the built-in ones first. */
    public List<Entry> list(long projectId) {
        return BUILT_IN.stream().map(name -> new Entry(name, false)).toList();
    }

    /**
     * A tokenizer by its name, or the one that stands in when no name is given.
     *
     * @throws TunesetException {@code unknown_tokenizer}
     */
    public Counter named(long projectId, @Nullable String name) {
        if (name == null || name.isEmpty()) {
            return new Counter(encoding(COMMON), COMMON, false);
        }
        if (!BUILT_IN.contains(name)) {
            throw new TunesetException(
                            Problem.BAD_REQUEST, "unknown_tokenizer", "There is no tokenizer \"" + name + "\".", name)
                    .inField("tokenizer");
        }
        return new Counter(encoding(name), name, true);
    }

    /** Loaded when first asked for, because that takes a second. */
    private Tokenizer encoding(String name) {
        return encodings.computeIfAbsent(name, Tiktoken::encoding);
    }
}
