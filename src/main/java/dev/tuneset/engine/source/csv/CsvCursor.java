package dev.tuneset.engine.source.csv;

import dev.tuneset.engine.outcome.Note;
import dev.tuneset.engine.outcome.Problem;
import dev.tuneset.engine.outcome.Reason;
import dev.tuneset.engine.outcome.TunesetException;
import dev.tuneset.engine.row.BadRow;
import dev.tuneset.engine.row.Place;
import dev.tuneset.engine.row.Schema;
import dev.tuneset.engine.source.Guess;
import dev.tuneset.engine.source.SourceFile;
import dev.tuneset.engine.source.encoding.TextStream;
import java.io.ByteArrayInputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Walks over the rows below the header and tells good rows from bad ones, before any value becomes an object. */
final class CsvCursor implements Closeable {
    /** The code of a source that ends with its header. */
    static final String HEADER_ONLY = "header_only";

    private final String name;
    private final CsvPlan plan;
    private final Tokenizer tokenizer;
    private final Schema schema;
    private final List<Guess.Finding> headerFindings;
    private final int width;
    private boolean waiting;
    private long row;
    private @Nullable BadRow bad;
    private List<Note> notes = List.of();

    private CsvCursor(String name, CsvPlan plan, Tokenizer tokenizer) throws IOException {
        this.name = name;
        this.plan = plan;
        this.tokenizer = tokenizer;
        HeaderNames header = readHeader();
        this.schema = new Schema(header.names());
        this.headerFindings = header.findings();
        this.width = schema.size();
    }

    private CsvCursor(String name, CsvPlan plan, Tokenizer tokenizer, Schema schema, long rowsBefore) {
        this.name = name;
        this.plan = plan;
        this.tokenizer = tokenizer;
        this.schema = schema;
        this.headerFindings = List.of();
        this.width = schema.size();
        this.row = rowsBefore;
    }

    /**
     * Walks over rows in UTF-8 from somewhere below the header.
     *
     * @param row the number of the first of them
     * @param line and of its line
     */
    static CsvCursor below(
            String name, CsvPlan plan, Schema schema, int rowCharsMax, InputStream rows, long row, long line) {
        // A byte order mark means nothing here, and it is none when something stands before it.
        InputStream text = new SequenceInputStream(new ByteArrayInputStream(new byte[] {'\n'}), rows);
        TextStream stream = new TextStream(text, StandardCharsets.UTF_8);
        return new CsvCursor(name, plan, new Tokenizer(stream, plan.dialect(), rowCharsMax, line - 1), schema, row - 1);
    }

    static CsvCursor open(SourceFile file, CsvPlan plan, int rowCharsMax) throws IOException {
        Tokenizer tokenizer = new Tokenizer(new TextStream(file.open(), plan.charset()), plan.dialect(), rowCharsMax);
        boolean opened = false;
        try {
            CsvCursor cursor = new CsvCursor(file.name(), plan, tokenizer);
            opened = true;
            return cursor;
        } finally {
            if (!opened) {
                tokenizer.close();
            }
        }
    }

    Schema schema() {
        return schema;
    }

    List<Guess.Finding> headerFindings() {
        return headerFindings;
    }

    Tokenizer tokenizer() {
        return tokenizer;
    }

    /** Moves to the next row; false at the end. */
    boolean advance() throws IOException {
        if (!waiting && !tokenizer.next()) {
            return false;
        }
        waiting = false;
        row++;
        notes = List.of();
        bad = judge();
        return true;
    }

    /** The account of the row when it is bad, otherwise {@code null}. */
    @Nullable
    BadRow bad() {
        return bad;
    }

    Place place() {
        return new Place(name, row, tokenizer.line());
    }

    /** What was repaired in a good row. */
    List<Note> notes() {
        return notes;
    }

    /** The number of values that a good row has; fewer than the columns only when types are inferred. */
    int size() {
        return Math.min(tokenizer.size(), width);
    }

    BadRow bad(Reason reason, String detail) {
        return new BadRow(place(), reason, detail, tokenizer.raw(BadRow.RAW_CHARS_MAX));
    }

    @Override
    public void close() throws IOException {
        tokenizer.close();
    }

    private @Nullable BadRow judge() {
        switch (tokenizer.defect()) {
            case UNCLOSED_QUOTE -> {
                return bad(
                        Reason.UNCLOSED_QUOTE,
                        "A quote opened in line " + tokenizer.line()
                                + " is not closed where a value may end. Close it, or double the quotes inside the value.");
            }
            case TOO_LARGE -> {
                return bad(
                        Reason.ROW_TOO_LARGE,
                        "The row that begins in line " + tokenizer.line()
                                + " is longer than the limit. Check delimiter, quotes and line ends.");
            }
            case NONE -> {}
        }
        if (tokenizer.holdsDamage()) {
            return bad(
                    Reason.BAD_ENCODING,
                    "Line " + tokenizer.line() + " holds bytes that are not valid "
                            + plan.charset().name() + ". Choose another encoding, or repair the line.");
        }
        if (tokenizer.holdsNul()) {
            return bad(Reason.MALFORMED_ROW, "Line " + tokenizer.line() + " holds a NUL character. Remove it.");
        }
        return tokenizer.size() == width && !tokenizer.straysQuote() ? null : judgeShape();
    }

    private @Nullable BadRow judgeShape() {
        int size = tokenizer.size();
        if (size < width && !plan.inferred()) {
            return bad(Reason.TOO_FEW_VALUES, counted() + " Add the missing values, or empty ones.");
        }
        if (size > width && !onlyBlanksFrom(width)) {
            return bad(Reason.TOO_MANY_VALUES, counted() + " Put values that hold the delimiter in quotes.");
        }
        List<Note> found = new ArrayList<>(1);
        if (size < width) {
            found.add(new Note(Reason.TOO_FEW_VALUES, counted() + " The missing ones are null."));
        } else if (size > width && !(plan.trailingDelimiter() && size == width + 1)) {
            found.add(new Note(Reason.TOO_MANY_VALUES, counted() + " Those left over were empty and are left out."));
        }
        if (tokenizer.straysQuote()) {
            found.add(new Note(
                    Reason.MALFORMED_ROW,
                    "Line " + tokenizer.line()
                            + " has a quote inside a quoted value that is not doubled; it was kept as it is."));
        }
        notes = found;
        return null;
    }

    private String counted() {
        int size = tokenizer.size();
        return "Line " + tokenizer.line() + " has " + size + (size == 1 ? " value; " : " values; ") + width
                + " were expected.";
    }

    private boolean onlyBlanksFrom(int index) {
        for (int i = index; i < tokenizer.size(); i++) {
            if (!tokenizer.value(i).isEmpty()) {
                return false;
            }
        }
        return true;
    }

    private HeaderNames readHeader() throws IOException {
        tokenizer.skipLines(plan.skipLines());
        List<List<String>> rows = new ArrayList<>();
        while (rows.size() < plan.headerRows()) {
            if (!tokenizer.next()) {
                throw rows.isEmpty() ? empty() : headerOnly();
            }
            rows.add(headerRow());
        }
        waiting = tokenizer.next();
        if (!waiting) {
            throw rows.isEmpty() ? empty() : headerOnly();
        }
        if (rows.isEmpty()) {
            return HeaderNames.numbered(Math.max(1, plan.width()));
        }
        if (plan.inferred()) {
            return HeaderNames.asPandas(rows.get(rows.size() - 1));
        }
        rows.forEach(this::dropBlankEnd);
        return HeaderNames.careful(rows);
    }

    private List<String> headerRow() {
        if (tokenizer.defect() != Tokenizer.Defect.NONE || tokenizer.holdsNul()) {
            throw new TunesetException(
                            Problem.UNREADABLE_SOURCE,
                            "unreadable_header",
                            "The header of " + name + " in line " + tokenizer.line() + " cannot be read: "
                                    + (tokenizer.defect() == Tokenizer.Defect.TOO_LARGE
                                            ? "the line is longer than the limit"
                                            : tokenizer.defect() == Tokenizer.Defect.UNCLOSED_QUOTE
                                                    ? "a quote is not closed"
                                                    : "it holds a NUL character")
                                    + ". Check that the file is a CSV file, its line ends and its quotes.",
                            name,
                            tokenizer.line())
                    .at(tokenizer.line(), 0);
        }
        if (tokenizer.holdsDamage()) {
            throw new TunesetException(
                            Problem.UNREADABLE_SOURCE,
                            "header_encoding",
                            "The header of " + name + " in line " + tokenizer.line() + " is not valid "
                                    + plan.charset().name() + ". Choose another encoding.",
                            name,
                            plan.charset().name())
                    .inField("source.encoding")
                    .at(tokenizer.line(), 0);
        }
        List<String> cells = new ArrayList<>(tokenizer.size());
        if (plan.rowNames()) {
            cells.add("");
        }
        for (int i = 0; i < tokenizer.size(); i++) {
            cells.add(tokenizer.value(i));
        }
        return cells;
    }

    /** Blank names at the end that no row has a value for. */
    private void dropBlankEnd(List<String> cells) {
        while (plan.width() > 0
                && cells.size() > plan.width()
                && cells.get(cells.size() - 1).isBlank()) {
            cells.remove(cells.size() - 1);
        }
    }

    private TunesetException empty() {
        return new TunesetException(
                Problem.EMPTY_SOURCE, "empty_file", name + " has no rows: it is blank. Choose another file.", name);
    }

    private TunesetException headerOnly() {
        return new TunesetException(
                Problem.EMPTY_SOURCE,
                HEADER_ONLY,
                name + " has a header and no rows below it. If its first row is data, set header rows to 0.",
                name);
    }
}
