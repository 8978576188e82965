package dev.tuneset.engine.source.csv;

import dev.tuneset.engine.source.SourceFile;
import dev.tuneset.engine.source.SourceOptions;
import dev.tuneset.engine.source.csv.Sample.SampleRow;
import java.io.IOException;
import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Tries the usual delimiters, quotes and escapes on the first rows and keeps what explains them best. */
final class DialectGuess {
    private static final List<String> DELIMITERS = List.of(",", "\t", ";", "|", "\u0001", "\u001f", "~", "^", ":", " ");

    /** Tried before their characters alone; they must split every row alike. */
    private static final List<String> LONG_DELIMITERS =
            List.of("::", "||", ";;", "~~", "^^", "##", "~|~", "|~|", "^|^", "|^|", "|@|");

    /** These also stand in plain text: they must split every row alike. */
    private static final String EVERYDAY = "~^: ";

    /** These are tried only where nothing else splits the rows. */
    private static final String PROSE = ": ";

    private static final int TITLES_MAX = 5;

    private final SourceFile file;
    private final String text;
    private final Charset charset;
    private final SourceOptions given;
    private final Dialect.Quoting quoting;
    private final int skipLines;
    private final char told;

    DialectGuess(SourceFile file, Charset charset, SourceOptions given) throws IOException {
        this(file, charset, given, Preamble.of(file, charset, given));
    }

    DialectGuess(SourceFile file, Charset charset, SourceOptions given, Preamble preamble) throws IOException {
        this.file = file;
        this.text = Sample.text(file, charset);
        this.charset = charset;
        this.given = given;
        this.quoting = given.types() == SourceOptions.Types.INFERRED ? Dialect.Quoting.PANDAS : Dialect.Quoting.CAREFUL;
        this.skipLines = preamble.lines();
        this.told = preamble.delimiter();
    }

    /** One dialect with what it made of the sample. */
    record Trial(Dialect dialect, Sample sample, DialectScore score) {}

    /** @param runnerUp the best score of another delimiter */
    record Result(Trial best, double runnerUp, @Nullable Trial betterDelimiter) {
        double confidence() {
            double lead = best.score.score() <= 0 ? 0 : 1 - runnerUp / best.score.score();
            double sure = 0.5 + 0.5 * Math.max(0, lead);
            return Math.round(100 * sure * (0.5 + 0.5 * best.score.consistency())) / 100.0;
        }
    }

    Result guess() throws IOException {
        Trial best = null;
        double runnerUp = 0;
        for (String delimiter : delimiters()) {
            if (isPartOf(delimiter, best)) {
                continue;
            }
            Trial trial = bestQuoting(delimiter);
            boolean everyday = EVERYDAY.contains(delimiter) || isLongGuess(delimiter);
            if (everyday && (!splitsAllAlike(trial) || (PROSE.contains(delimiter) && splitsWell(best)))) {
                continue;
            }
            if (best == null || trial.score.score() > best.score.score()) {
                runnerUp = best == null ? 0 : best.score.score();
                best = trial;
            } else {
                runnerUp = Math.max(runnerUp, trial.score.score());
            }
        }
        if (best == null) {
            throw Dialect.clash();
        }
        if (given.delimiter() == null && best.score.width() == 1) {
            best = oneColumn();
        }
        return new Result(best, runnerUp, betterThan(best));
    }

    /** In one column of texts a comma may be part of a text, quoted or not: a mark is taken that splits no row. */
    private Trial oneColumn() throws IOException {
        Trial comma = bestQuoting(",");
        if (comma.score.consistency() == 1 || quoting == Dialect.Quoting.PANDAS || isSplit(comma.sample.rows.get(0))) {
            return comma;
        }
        for (String delimiter : List.of("\t", "|", ";", "\u001f")) {
            Trial trial = bestQuoting(delimiter);
            if (trial.score.width() == 1 && trial.score.consistency() == 1) {
                return trial;
            }
        }
        return comma;
    }

    private static boolean isSplit(SampleRow row) {
        return row.size() > 1;
    }

    /** The delimiter that would split evenly where the given one leaves one column. */
    private @Nullable Trial betterThan(Trial chosen) throws IOException {
        if (given.delimiter() == null || chosen.score.width() > 1) {
            return null;
        }
        for (String delimiter : List.of(",", "\t", ";", "|")) {
            Trial trial = bestQuoting(delimiter);
            if (trial.score.width() > 1 && trial.score.consistency() >= 0.95) {
                return trial;
            }
        }
        return null;
    }

    private static boolean splitsWell(@Nullable Trial trial) {
        return trial != null && trial.score.width() > 1 && trial.score.consistency() >= 0.9;
    }

    /** From the first row with so many values on; for what also stands in prose, or is longer, from the first row. */
    private static boolean splitsAllAlike(Trial trial) {
        int width = trial.score.width();
        String delimiter = trial.dialect.delimiter();
        List<SampleRow> rows = trial.sample.rows;
        int first = 0;
        while (!trial.dialect.hasLongDelimiter()
                && !PROSE.contains(delimiter)
                && first < TITLES_MAX
                && first < rows.size()
                && rows.get(first).size() == 1) {
            first++;
        }
        List<SampleRow> table = rows.subList(first, rows.size());
        return width > 1
                && table.size() >= 3
                && table.stream().allMatch(row -> row.size() == width)
                && table.stream().skip(1).allMatch(row -> delimiterIsMeant(row.values(), delimiter));
    }

    /**
     * Dates, times and sentences hold blanks and colons too: blanks may only part plain numbers, colons need a word in the row
     * and no blank behind them.
     */
    private static boolean delimiterIsMeant(List<String> values, String delimiter) {
        return switch (delimiter) {
            case " " -> values.stream().allMatch(Cells::isPlainNumber);
            case ":" ->
                values.stream().anyMatch(value -> !Cells.isNumeric(value.strip()))
                        && values.stream().skip(1).noneMatch(value -> value.startsWith(" "));
            default -> true;
        };
    }

    private List<String> delimiters() {
        if (given.delimiter() != null) {
            return List.of(Dialect.delimiter(given.delimiter()));
        }
        if (told != Dialect.NONE) {
            return List.of(String.valueOf(told));
        }
        List<String> delimiters = new ArrayList<>();
        if (quoting == Dialect.Quoting.CAREFUL) {
            LONG_DELIMITERS.stream().filter(this::isFree).filter(text::contains).forEach(delimiters::add);
        }
        for (String delimiter : DELIMITERS) {
            if (isFree(delimiter) && (delimiter.equals(",") || text.contains(delimiter))) {
                delimiters.add(delimiter);
            }
        }
        if (file.name().toLowerCase(Locale.ROOT).endsWith(".tsv")) {
            delimiters.remove("\t");
            delimiters.add(0, "\t");
        }
        return delimiters;
    }

    /** Whether none of its characters is a quote or an escape that was asked for. */
    private boolean isFree(String delimiter) {
        return isFreeOf(delimiter, given.quote()) && isFreeOf(delimiter, given.escape());
    }

    private static boolean isFreeOf(String delimiter, @Nullable String mark) {
        return mark == null || mark.isEmpty() || !delimiter.contains(mark);
    }

    private boolean isLongGuess(String delimiter) {
        return given.delimiter() == null && delimiter.length() > 1;
    }

    /** Where {@code ::} splits all rows, each of its colons does as well, with nothing between them. */
    private static boolean isPartOf(String delimiter, @Nullable Trial longer) {
        return longer != null
                && longer.dialect.hasLongDelimiter()
                && longer.dialect.delimiter().contains(delimiter);
    }

    private Trial bestQuoting(String delimiter) throws IOException {
        Trial best = null;
        for (char quote : quotes(delimiter)) {
            for (char escape : escapes(delimiter)) {
                if (delimiter.indexOf(quote) >= 0
                        || delimiter.indexOf(escape) >= 0
                        || (quote == Dialect.NONE && mayBeQuoted(best))) {
                    continue;
                }
                Dialect dialect = new Dialect(delimiter, quote, escape, quoting);
                Sample sample = Sample.read(file, charset, dialect, skipLines);
                Trial trial = new Trial(dialect, sample, DialectScore.of(sample, dialect));
                double prior = quote == '\'' ? 0.9 : 1;
                if (best == null
                        || trial.score.score() * prior > best.score.score() * 1.02
                        || (escape != Dialect.NONE && fitsTheHeaderAlone(trial, best))) {
                    best = trial;
                }
            }
        }
        if (best == null) {
            throw Dialect.clash();
        }
        return best;
    }

    /** Escaped delimiters stand in every row, but not in the header: without them the rows are as wide as it is. */
    private static boolean fitsTheHeaderAlone(Trial escaped, Trial plain) {
        return escaped.dialect.quote() == plain.dialect.quote()
                && plain.dialect.escape() == Dialect.NONE
                && splitsWell(escaped)
                && firstRowFits(escaped)
                && !firstRowFits(plain);
    }

    private static boolean firstRowFits(Trial trial) {
        return !trial.sample.rows.isEmpty() && trial.sample.rows.get(0).size() == trial.score.width();
    }

    /** One quote that is not closed is a mistake in a row; many of them mean that quotes mean nothing in this file. */
    private static boolean mayBeQuoted(@Nullable Trial withQuotes) {
        return withQuotes != null
                && (withQuotes.sample.defects < 2 || withQuotes.sample.defects * 4 < withQuotes.sample.rows.size());
    }

    private char[] quotes(String delimiter) {
        if (given.quote() != null) {
            return new char[] {Dialect.mark("quote", given.quote(), '"')};
        }
        if (quoting == Dialect.Quoting.PANDAS) {
            return new char[] {'"'};
        }
        boolean double_ = headHas('"');
        boolean single = opensWith('\'', delimiter);
        if (!double_) {
            return single ? new char[] {'"', '\''} : new char[] {'"'};
        }
        return single ? new char[] {'"', '\'', Dialect.NONE} : new char[] {'"', Dialect.NONE};
    }

    /** An escape before quotes; or before delimiters and line ends, where values that hold them are not quoted. */
    private char[] escapes(String delimiter) {
        if (given.escape() != null) {
            return new char[] {Dialect.mark("escape", given.escape(), Dialect.NONE)};
        }
        boolean possible = quoting == Dialect.Quoting.CAREFUL
                && (follows('\\', '"')
                        || follows('\\', '\'')
                        || follows('\\', delimiter.charAt(0))
                        || follows('\\', '\n'));
        return possible ? new char[] {Dialect.NONE, '\\'} : new char[] {Dialect.NONE};
    }

    private boolean headHas(char c) {
        return text.indexOf(c) >= 0;
    }

    private boolean follows(char first, char second) {
        return text.contains(new String(new char[] {first, second}));
    }

    private boolean opensWith(char quote, String delimiter) {
        return text.contains(delimiter + quote) || follows('\n', quote) || follows('\r', quote);
    }
}
