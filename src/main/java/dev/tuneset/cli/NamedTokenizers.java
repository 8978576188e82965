package dev.tuneset.cli;

import dev.tuneset.engine.outcome.Problem;
import dev.tuneset.engine.outcome.TunesetException;
import dev.tuneset.engine.token.Tiktoken;
import dev.tuneset.engine.token.TokenEstimate;
import dev.tuneset.engine.token.Tokenizer;
import dev.tuneset.engine.token.TokenizerJson;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Tokenizers by name, or from a model's {@code tokenizer.json}, or the folder that has one. */
final class NamedTokenizers {
    private NamedTokenizers() {}

    /** An estimate when nothing is named. */
    static Tokenizer find(@Nullable String nameOrFile) {
        if (nameOrFile == null) {
            return new TokenEstimate();
        }
        return Tiktoken.names().contains(nameOrFile) ? Tiktoken.encoding(nameOrFile) : ofFile(Path.of(nameOrFile));
    }

    private static Tokenizer ofFile(Path given) {
        Path file = Files.isDirectory(given) ? given.resolve("tokenizer.json") : given;
        try {
            return TokenizerJson.load(file);
        } catch (UncheckedIOException e) {
            throw new TunesetException(
                            Problem.BAD_REQUEST,
                            "tokenizer_unreadable",
                            "The tokenizer \"" + file + "\" cannot be read: "
                                    + FileTrouble.of(file, Objects.requireNonNull(e.getCause()))
                                    + ". Give a tokenizer.json, the folder it is in, or one of "
                                    + String.join(", ", Tiktoken.names()) + ".",
                            file.toString())
                    .causedBy(e);
        }
    }
}
