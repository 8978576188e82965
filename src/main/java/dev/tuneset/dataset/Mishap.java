package dev.tuneset.dataset;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.tuneset.engine.outcome.TunesetException;
import dev.tuneset.web.Language;
import dev.tuneset.web.Messages;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is wrong with a dataset, for people and programs.
 *
 * @param code names the case: {@code empty_file}, {@code bad_rows}, {@code import_interrupted} ...
 * @param detail one English sentence: what, where, what to do
 * @param arguments fill the sentence in another language
 * @param field the option that is wrong, where there is one
 * @param line where in the file, where it is known
 */
@RegisterForReflection
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Mishap(
        String code,
        String detail,
        List<String> arguments,
        @Nullable String field,
        @Nullable Long line) {
    static final Mishap INTERRUPTED =
            of("import_interrupted", "The server stopped while this was imported. The file is here: import it again.");
    static final Mishap UNEXPECTED = of(
            "import_failed",
            "The import stopped because of a mistake in Tuneset; the server's log has the details. The file is kept.");

    static Mishap of(TunesetException failure) {
        return new Mishap(
                failure.code(),
                String.valueOf(failure.getMessage()),
                Arrays.stream(failure.arguments()).map(String::valueOf).toList(),
                failure.field(),
                failure.line() > 0 ? Long.valueOf(failure.line()) : null);
    }

    static Mishap of(String code, String detail, Object... arguments) {
        return new Mishap(
                code, detail, Arrays.stream(arguments).map(String::valueOf).toList(), null, null);
    }

    /** In a language where it has the words, else the English sentence, which tells more. */
    String words(Messages messages, Language language) {
        return language == Language.EN
                ? detail
                : messages.find(language, "error." + code, arguments.toArray()).orElse(detail);
    }
}
