package dev.tuneset.dataset;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import dev.tuneset.engine.outcome.Problem;
import dev.tuneset.engine.outcome.TunesetException;
import dev.tuneset.engine.source.Guess;
import dev.tuneset.engine.source.SourceOptions;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@link SourceOptions} as they are written in requests and answers; what is left out is guessed. */
@RegisterForReflection
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ReadOptions(
        @Nullable String kind,
        @Nullable String encoding,
        @Nullable String delimiter,
        @Nullable String quote,
        @Nullable String escape,
        @JsonProperty("header_rows") @Nullable Integer headerRows,
        @JsonProperty("skip_lines") @Nullable Integer skipLines,
        @Nullable String types,
        @Nullable String records,
        @Nullable String sheet) {
    static final ReadOptions GUESSED = of(SourceOptions.GUESSED);
    private static final int LINES_MAX = 10_000;

    static ReadOptions of(SourceOptions options) {
        return new ReadOptions(
                options.kind(),
                options.encoding(),
                options.delimiter(),
                options.quote(),
                options.escape(),
                options.headerRows(),
                options.skipLines(),
                options.types().wire(),
                options.records(),
                options.sheet());
    }

    /** The same without what was only guessed, so that it is guessed and explained anew. */
    ReadOptions withoutGuesses(List<Guess.Finding> findings) {
        return new ReadOptions(
                chosen("kind", kind, findings),
                chosen("encoding", encoding, findings),
                chosen("delimiter", delimiter, findings),
                chosen("quote", quote, findings),
                chosen("escape", escape, findings),
                chosen("header_rows", headerRows, findings),
                chosen("skip_lines", skipLines, findings),
                types,
                chosen("records", records, findings),
                chosen("sheet", sheet, findings));
    }

    private static <T> @Nullable T chosen(String option, @Nullable T value, List<Guess.Finding> findings) {
        boolean guessed = findings.stream()
                .anyMatch(finding ->
                        finding.option().equals(option) && finding.value().equals(String.valueOf(value)));
        return guessed ? null : value;
    }

    /** The same for the engine; refuses values that are out of range. */
    public SourceOptions toSource() {
        requireRange("header_rows", headerRows);
        requireRange("skip_lines", skipLines);
        return new SourceOptions(
                kind, encoding, delimiter, quote, escape, headerRows, skipLines, sourceTypes(), records, sheet);
    }

    private SourceOptions.Types sourceTypes() {
        if (types == null) {
            return SourceOptions.Types.TEXT;
        }
        for (SourceOptions.Types known : SourceOptions.Types.values()) {
            if (known.wire().equals(types)) {
                return known;
            }
        }
        throw new TunesetException(
                        Problem.BAD_REQUEST,
                        "unknown_types",
                        "types must be \"text\" or \"inferred\", not \"" + types + "\".",
                        types)
                .inField("types");
    }

    private static void requireRange(String field, @Nullable Integer lines) {
        if (lines != null && (lines < 0 || lines > LINES_MAX)) {
            throw new TunesetException(
                            Problem.BAD_REQUEST,
                            "lines_out_of_range",
                            field + " must be between 0 and " + LINES_MAX + ", not " + lines + ".",
                            LINES_MAX)
                    .inField(field);
        }
    }
}
