package dev.tuneset.engine.source.csv;

import dev.tuneset.engine.source.csv.Sample.SampleRow;
import java.util.List;

/**
 * How well a dialect explains a sample: rows of one length, many values to a row, values that look whole. After "Wrangling
 * messy CSV files by detecting row and type patterns" (van den Burg, Nazabal, Sutton 2019), simplified.
 *
 * @param width the most frequent number of values in a row
 * @param consistency share of the rows that have it
 * @param score 0 to 1
 */
record DialectScore(int width, double consistency, double score) {
    static DialectScore of(Sample sample, Dialect dialect) {
        List<SampleRow> rows = sample.rows;
        if (rows.isEmpty()) {
            return new DialectScore(0, 0, 0);
        }
        int width = Widths.mostFrequent(rows);
        double consistency = Widths.share(rows, width);
        double clean = Math.max(0.02, 1 - (3.0 * sample.defects + 0.5 * sample.strays) / rows.size());
        double columns = width <= 1 ? 0.001 : (width - 0.5) / width;
        return new DialectScore(
                width,
                consistency,
                consistency * consistency * columns * clean * wholeness(rows, dialect) * meant(dialect));
    }

    /** Control characters stand in a text for nothing else. */
    private static double meant(Dialect dialect) {
        return dialect.delimiterStart() < ' ' && dialect.delimiterStart() != '\t' ? 1.5 : 1;
    }

    /** Share of the values that look like one value, not like a piece of one or several in one. */
    private static double wholeness(List<SampleRow> rows, Dialect dialect) {
        double whole = 0;
        long all = 0;
        for (SampleRow row : rows) {
            for (String value : row.values()) {
                whole += wholeness(value, dialect);
                all++;
            }
            whole += 0.2 * row.quoted();
        }
        return all == 0 ? 0 : Math.min(1, whole / all);
    }

    private static double wholeness(String value, Dialect dialect) {
        String text = value.strip();
        if (text.isEmpty() || Cells.isNumeric(text)) {
            return 1;
        }
        double looks = 0.95;
        if (text.length() != value.length() && dialect.delimiterStart() != ' ') {
            looks -= 0.15;
        }
        if (dialect.quote() != '"' && text.startsWith("\"") != text.endsWith("\"")) {
            looks -= 0.5;
        } else if (dialect.quote() != '"' && text.startsWith("\"")) {
            looks -= 0.3;
        }
        if (dialect.quote() != '\'' && (text.startsWith("'") || text.endsWith("'"))) {
            looks -= 0.3;
        }
        for (char other : new char[] {'\t', ';', '|'}) {
            if (dialect.delimiter().indexOf(other) < 0 && value.indexOf(other) >= 0) {
                looks -= other == '\t' ? 0.45 : 0.15;
            }
        }
        return Math.max(looks, 0.1);
    }
}
