package dev.tuneset.engine.source.json;

import dev.tuneset.engine.outcome.Problem;
import dev.tuneset.engine.outcome.TunesetException;
import dev.tuneset.engine.row.RowReader;
import dev.tuneset.engine.source.Content;
import dev.tuneset.engine.source.Fit;
import dev.tuneset.engine.source.Guess;
import dev.tuneset.engine.source.SourceFile;
import dev.tuneset.engine.source.SourceKind;
import dev.tuneset.engine.source.SourceOptions;
import dev.tuneset.engine.source.encoding.Utf8Input;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Locale;

/** JSON Lines: one value on each line, whatever the file is called. */
public final class JsonLinesKind implements SourceKind {
    private static final int LINES_SAMPLED = 100;
    private static final List<String> EXTENSIONS = List.of(".jsonl", ".ndjson", ".jsonlines", ".geojsonl");

    private static final Fit NAMED = new Fit(0.66, "named_json_lines", "The name is that of a JSON Lines file.");

    @Override
    public String name() {
        return "jsonl";
    }

    @Override
    public Fit fit(SourceFile file) throws IOException {
        if (Content.isKnownBinary(file.head())) {
            return Fit.NONE;
        }
        String lower = file.name().toLowerCase(Locale.ROOT);
        boolean named = EXTENSIONS.stream().anyMatch(lower::endsWith);
        JsonText.Encoding encoding = JsonText.encoding(file, SourceOptions.GUESSED);
        String start = JsonText.head(file, encoding.charset()).stripLeading();
        boolean opens = start.startsWith("{") || start.startsWith("[");
        if (!opens && !named) {
            return Fit.NONE;
        }
        LinesSurvey survey;
        if (opensListOfObjects(start)) {
            return named ? NAMED : Fit.NONE;
        }
        try (LineBlocks lines = blocks(new ByteArrayInputStream(file.head()), encoding, FirstLine.of(start))) {
            survey = LinesSurvey.of(lines, LINES_SAMPLED);
        }
        long values = survey.rows.elements;
        if (survey.rows.objects >= 2 && values * 2 >= survey.lines) {
            return new Fit(0.97, "object_per_line", "Lines are JSON objects of their own.");
        }
        if (values >= 2 && values == survey.lines) {
            return new Fit(0.96, "value_per_line", "Lines are JSON values of their own.");
        }
        if (named && (values >= 1 || FirstLine.of(start).isCutObject(file.wholeInHead()))) {
            // a whole document that happens to have values on lines fits better
            double confidence = values * 2 >= survey.lines || values == 0 ? 0.96 : 0.8;
            return new Fit(
                    confidence,
                    "named_json_lines",
                    "A line is a JSON value, and the name is that of a JSON Lines file.");
        }
        return named ? NAMED : Fit.NONE;
    }

    /** Lists of objects one after another are read as one document, every object a row. */
    private static boolean opensListOfObjects(String start) {
        return start.startsWith("[") && start.substring(1).stripLeading().startsWith("{");
    }

    @Override
    public Guess guess(SourceFile file, SourceOptions given) throws IOException {
        JsonText.Encoding encoding = JsonText.encoding(file, given);
        SourceOptions options = new SourceOptions(
                given.kind(),
                encoding.name(),
                given.delimiter(),
                given.quote(),
                given.escape(),
                given.headerRows(),
                given.skipLines(),
                given.types(),
                given.records(),
                given.sheet());
        return new Guess(options, encoding.finding() == null ? List.of() : List.of(encoding.finding()));
    }

    @Override
    public RowReader open(SourceFile file, SourceOptions options) throws IOException {
        JsonText.Encoding encoding = JsonText.encoding(file, options);
        LinesSurvey survey;
        FirstLine first = FirstLine.of(JsonText.head(file, encoding.charset()));
        try (LineBlocks lines = blocks(file.open(), encoding, first)) {
            survey = LinesSurvey.of(lines);
        }
        if (survey.lines == 0) {
            throw new TunesetException(
                    Problem.EMPTY_SOURCE,
                    "empty_file",
                    file.name() + " has no rows: it is blank. Choose another file.",
                    file.name());
        }
        JsonBreak broken = survey.firstBreak();
        if (survey.rows.elements == 0 && broken != null) {
            throw broken.refusal(file.name());
        }
        if (survey.rows.tooManyKeys) {
            throw new TunesetException(
                    Problem.LIMIT_REACHED,
                    "too_many_columns",
                    "The rows of " + file.name() + " have more than " + JsonLimits.COLUMNS_MAX + " different keys.",
                    JsonLimits.COLUMNS_MAX);
        }
        return reader(file, encoding, first, survey, true);
    }

    /** As long as all lines are objects, it is their keys alone that a look at the whole file can tell more of. */
    @Override
    public RowReader openQuickly(SourceFile file, SourceOptions options) throws IOException {
        JsonText.Encoding encoding = JsonText.encoding(file, options);
        LinesSurvey survey;
        FirstLine first = FirstLine.of(JsonText.head(file, encoding.charset()));
        try (LineBlocks lines = blocks(new ByteArrayInputStream(file.head()), encoding, first)) {
            survey = LinesSurvey.of(lines, Long.MAX_VALUE);
        }
        boolean onlyObjects = survey.rows.elements > 0 && survey.rows.objects == survey.rows.elements;
        return !onlyObjects || survey.rows.tooManyKeys
                ? open(file, options)
                : reader(file, encoding, first, survey, false);
    }

    /** @param whole whether all of the file was surveyed */
    private static RowReader reader(
            SourceFile file, JsonText.Encoding encoding, FirstLine first, LinesSurvey survey, boolean whole)
            throws IOException {
        JsonLayout layout = JsonLayout.of(survey.rows, "");
        return new LinesReader(file.name(), file.bytesTotal(), layout, whole, blocks(file.open(), encoding, first));
    }

    private static LineBlocks blocks(InputStream bytes, JsonText.Encoding encoding, FirstLine first)
            throws IOException {
        return new LineBlocks(
                new Utf8Input(bytes, encoding.charset()), JsonLimits.ROW_BYTES_MAX, first.isObjectAndComma());
    }
}
