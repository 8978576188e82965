package dev.tuneset.cli;

import dev.tuneset.engine.quality.Distribution;
import dev.tuneset.engine.quality.Histogram;
import dev.tuneset.engine.quality.Spread;
import dev.tuneset.engine.row.Row;
import dev.tuneset.engine.token.Tokenizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** How many tokens the texts of each column have, the special tokens around them not counted. */
final class ColumnTokens {
    private static final int DIFFERENT_MAX = 10_000;

    private final Tokenizer tokenizer;
    private final List<String> columns;
    private final List<Distribution> counts = new ArrayList<>();
    private final long[] totals;

    ColumnTokens(Tokenizer tokenizer, List<String> columns) {
        this.tokenizer = tokenizer;
        this.columns = columns;
        this.totals = new long[columns.size()];
        columns.forEach(column -> counts.add(new Distribution(DIFFERENT_MAX)));
    }

    void add(Row row) {
        for (int i = 0; i < totals.length; i++) {
            if (row.value(i) instanceof String text && !text.isEmpty()) {
                int tokens = tokenizer.count(text);
                totals[i] += tokens;
                counts.get(i).add(tokens);
            }
        }
    }

    String tokenizer() {
        return tokenizer.name();
    }

    boolean exact() {
        return tokenizer.exact();
    }

    long total(int column) {
        return totals[column];
    }

    /** {@code null} for a column without text. */
    @Nullable
    Histogram histogram(int column) {
        return counts.get(column).histogram(true);
    }

    /** A table of the columns that hold text. */
    List<String> lines() {
        List<List<String>> table = new ArrayList<>();
        table.add(List.of("tokens of", "total", "min", "median", "p95", "max"));
        for (int i = 0; i < totals.length; i++) {
            Histogram histogram = histogram(i);
            if (histogram != null) {
                table.add(line(i, histogram.spread()));
            }
        }
        return TextTable.lines(table, 1, 6);
    }

    private List<String> line(int column, Spread spread) {
        String about = spread.estimated() ? "~" : "";
        return List.of(
                TextTable.cut(columns.get(column), StatsCommand.NAME_CHARS_SHOWN),
                String.format(Locale.ROOT, "%,d", totals[column]),
                StatsCommand.number(spread.min()),
                about + StatsCommand.number(spread.median()),
                about + StatsCommand.number(spread.p95()),
                StatsCommand.number(spread.max()));
    }
}
