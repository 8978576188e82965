package dev.tuneset.engine.source.csv;

import dev.tuneset.engine.outcome.Problem;
import dev.tuneset.engine.outcome.TunesetException;
import dev.tuneset.engine.source.Guess;
import dev.tuneset.engine.source.SourceFile;
import dev.tuneset.engine.source.SourceOptions;
import dev.tuneset.engine.source.csv.Sample.SampleRow;
import dev.tuneset.engine.source.encoding.Encodings;
import java.io.IOException;
import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Settles encoding, dialect, leading lines and header of one source, in this order, each on what was settled before. */
final class CsvGuess {
    private static final int SKIPPED_LINES_MAX = 30;

    /** Fewer rows with one value more than the header are mistakes rather than a habit. */
    private static final int ROW_NAMES_FROM = 3;

    private final SourceFile file;
    private final SourceOptions given;
    private final boolean inferred;
    private final List<Guess.Finding> findings = new ArrayList<>();

    CsvGuess(SourceFile file, SourceOptions given) {
        this.file = file;
        this.given = given;
        this.inferred = given.types() == SourceOptions.Types.INFERRED;
        checkCount("skip_lines", given.skipLines());
        checkCount("header_rows", given.headerRows());
    }

    private static void checkCount(String field, @org.jspecify.annotations.Nullable Integer count) {
        if (count != null && (count < 0 || count > 1_000_000)) {
            throw new TunesetException(
                            Problem.BAD_REQUEST,
                            "bad_count",
                            "The option " + field + " must be a number from 0 to 1,000,000, not " + count + ".",
                            field,
                            count)
                    .inField("source." + field);
        }
    }

    CsvPlan plan() throws IOException {
        Charset charset = encoding();
        Preamble preamble = Preamble.of(file, charset, given);
        DialectGuess.Result guessed = new DialectGuess(file, charset, given, preamble).guess();
        if (preamble.comments() > 0 && guessed.best().score().width() == 1) {
            preamble = Preamble.NONE;
            guessed = new DialectGuess(file, charset, given, preamble).guess();
        }
        Dialect dialect = guessed.best().dialect();
        tellDialect(guessed, dialect);
        if (preamble.comments() > 0 && isHeader(preamble, charset, guessed.best())) {
            preamble = preamble.withoutLastComment();
        }
        int skipLines = skipLines(guessed.best(), preamble);
        Sample sample = skipLines == preamble.lines() && preamble.equals(Preamble.of(file, charset, given))
                ? guessed.best().sample()
                : Sample.read(file, charset, dialect, skipLines);
        int headerRows = headerRows(sample);
        List<SampleRow> below = sample.rows.subList(Math.min(headerRows, sample.rows.size()), sample.rows.size());
        int width = Widths.mostFrequent(below);
        int headerWidth = sample.rows.isEmpty() || headerRows == 0
                ? width
                : sample.rows.get(0).size();
        boolean wider = headerRows > 0 && width == headerWidth + 1 && Widths.share(below, width) >= 0.9;
        boolean trailing = wider && Widths.lastIsBlank(below, width);
        boolean rowNames = wider && !trailing && below.size() >= ROW_NAMES_FROM;
        tellWider(rowNames, trailing);
        SourceOptions options = new SourceOptions(
                given.kind(),
                given.encoding() == null ? findings.get(0).value() : given.encoding(),
                dialect.delimiter(),
                Dialect.text(dialect.quote()),
                Dialect.text(dialect.escape()),
                headerRows,
                skipLines,
                given.types(),
                given.records(),
                given.sheet());
        return new CsvPlan(options, charset, dialect, width, trailing, rowNames, findings);
    }

    private Charset encoding() throws IOException {
        if (given.encoding() != null) {
            return Encodings.named(given.encoding());
        }
        Guess.Finding finding = Encodings.guess(file);
        findings.add(finding);
        return Encodings.named(finding.value());
    }

    private void tellDialect(DialectGuess.Result guessed, Dialect dialect) {
        DialectScore score = guessed.best().score();
        DialectGuess.Trial better = guessed.betterDelimiter();
        if (better != null) {
            findings.add(new Guess.Finding(
                    "delimiter",
                    dialect.delimiter(),
                    0.1,
                    "delimiter_unlikely",
                    "With this delimiter there is one column; "
                            + named(better.dialect().delimiter()) + " splits "
                            + Math.round(100 * better.score().consistency()) + " % of the rows into "
                            + better.score().width() + " values."));
        }
        if (given.delimiter() == null) {
            findings.add(
                    score.width() > 1
                            ? new Guess.Finding(
                                    "delimiter",
                                    dialect.delimiter(),
                                    guessed.confidence(),
                                    "splits_evenly",
                                    named(dialect.delimiter()) + " splits " + Math.round(100 * score.consistency())
                                            + " % of the rows into " + score.width() + " values.")
                            : new Guess.Finding(
                                    "delimiter",
                                    dialect.delimiter(),
                                    0.5,
                                    "one_column",
                                    "No delimiter splits the rows; there is one column."));
        }
        if (given.quote() == null && !inferred) {
            findings.add(found(
                    "quote",
                    Dialect.text(dialect.quote()),
                    0.9,
                    "quote_fits",
                    "The values read best with this quote."));
        }
        if (given.escape() == null && !inferred) {
            findings.add(found(
                    "escape",
                    Dialect.text(dialect.escape()),
                    0.9,
                    dialect.escape() == Dialect.NONE ? "quotes_doubled" : "escape_before_quotes",
                    dialect.escape() == Dialect.NONE
                            ? "Quotes inside values are doubled, or there are none."
                            : "Quotes inside values follow this character."));
        }
    }

    private static String named(String delimiter) {
        return switch (delimiter) {
            case "\t" -> "The tab";
            case " " -> "The blank";
            case "," -> "The comma";
            case ";" -> "The semicolon";
            default ->
                delimiter.charAt(0) < ' '
                        ? "The character U+" + String.format(Locale.ROOT, "%04X", (int) delimiter.charAt(0))
                        : "\"" + delimiter + "\"";
        };
    }

    /** A title or note above the table has fewer values than its rows. */
    private int skipLines(DialectGuess.Trial trial, Preamble preamble) {
        if (given.skipLines() != null || inferred) {
            return given.skipLines() == null ? 0 : given.skipLines();
        }
        int width = trial.score().width();
        List<SampleRow> rows = trial.sample().rows;
        int above = 0;
        while (above < rows.size() && above < SKIPPED_LINES_MAX && isAbove(rows.get(above), width)) {
            above++;
        }
        if (preamble.lines() > 0 && above == 0) {
            findings.add(found(
                    "skip_lines",
                    String.valueOf(preamble.lines()),
                    0.9,
                    "lines_above_table",
                    "The first " + preamble.lines() + " lines are comments, or tell the delimiter."));
            return preamble.lines();
        }
        boolean skips =
                width > 1 && above > 0 && above < rows.size() && rows.get(above).size() == width;
        int lines = skips ? (int) rows.get(above).line() - 1 : preamble.lines();
        if (skips) {
            findings.add(found(
                    "skip_lines",
                    String.valueOf(lines),
                    0.7,
                    "lines_above_table",
                    "The first " + lines + " lines have fewer values than the table below them."));
        }
        return lines;
    }

    /** Whether the last comment names the columns, as {@code numpy.savetxt} writes it. */
    private boolean isHeader(Preamble preamble, Charset charset, DialectGuess.Trial trial) throws IOException {
        int width = trial.score().width();
        Sample from = Sample.read(
                file, charset, trial.dialect(), preamble.withoutLastComment().lines());
        return !from.rows.isEmpty()
                && from.rows.get(0).size() == width
                && new HeaderGuess(from.rows, width).guess().value().equals("1")
                && new HeaderGuess(trial.sample().rows, width).guess().value().equals("0");
    }

    private static boolean isAbove(SampleRow row, int width) {
        boolean lone = row.values().stream().filter(value -> !value.isBlank()).count() <= 1;
        return lone && width > 1 && (row.size() < width || width > 2);
    }

    private int headerRows(Sample sample) {
        if (given.headerRows() != null) {
            return given.headerRows();
        }
        if (inferred) {
            findings.add(found(
                    "header_rows",
                    "1",
                    1,
                    "as_datasets",
                    "Inferred types take the first row as the header, as `datasets` does."));
            return 1;
        }
        int width = Math.max(1, Widths.mostFrequent(sample.rows));
        Guess.Finding finding = new HeaderGuess(sample.rows, width).guess();
        findings.add(finding);
        return Integer.parseInt(finding.value());
    }

    private void tellWider(boolean rowNames, boolean trailing) {
        if (trailing) {
            findings.add(found(
                    "columns",
                    "",
                    0.95,
                    "trailing_delimiter",
                    "Rows end with a delimiter; nothing stands after it and it is passed over."));
        } else if (rowNames) {
            findings.add(found(
                    "columns",
                    "column_1",
                    0.8,
                    "row_names",
                    "Rows have one value more than the header; the first is taken as row names, as R writes them."));
        }
    }

    private static Guess.Finding found(String option, String value, double confidence, String code, String reason) {
        return new Guess.Finding(option, value, confidence, code, reason);
    }
}
