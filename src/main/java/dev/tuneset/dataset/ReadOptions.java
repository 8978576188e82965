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
        @Nullable String sheet,
        @Nullable String unit,
        @Nullable Integer window,
        @Nullable Integer overlap) {
    static final ReadOptions GUESSED = of(SourceOptions.GUESSED);
    private static final int LINES_MAX = 10_000;
    private static final int WINDOW_MAX = 1_000_000;

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
                options.sheet(),
                options.unit(),
                options.window(),
                options.overlap());
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
                chosen("sheet", sheet, findings),
                chosen("unit", unit, findings),
                isGuessed("unit", unit, findings) ? null : window,
                isGuessed("unit", unit, findings) ? null : overlap);
    }

    private static <T> @Nullable T chosen(String option, @Nullable T value, List<Guess.Finding> findings) {
        return isGuessed(option, value, findings) ? null : value;
    }

    private static boolean isGuessed(String option, @Nullable Object value, List<Guess.Finding> findings) {
        return findings.stream()
                .anyMatch(finding ->
                        finding.option().equals(option) && finding.value().equals(String.valueOf(value)));
    }

    /** The same for the engine; refuses values that are out of range. */
    public SourceOptions toSource() {
        requireRange("header_rows", headerRows);
        requireRange("skip_lines", skipLines);
        requireWindow("window", window, 1);
        requireWindow("overlap", overlap, 0);
        return new SourceOptions(
                kind,
                encoding,
                delimiter,
                quote,
                escape,
                headerRows,
                skipLines,
                sourceTypes(),
                records,
                sheet,
                unit,
                window,
                overlap);
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

    private static void requireWindow(String field, @Nullable Integer size, int least) {
        if (size != null && (size < least || size > WINDOW_MAX)) {
            throw new TunesetException(
                            Problem.BAD_REQUEST,
                            "window_out_of_range",
                            field + " must be between " + least + " and " + WINDOW_MAX + ".",
                            least,
                            WINDOW_MAX)
                    .inField(field);
        }
    }
}
