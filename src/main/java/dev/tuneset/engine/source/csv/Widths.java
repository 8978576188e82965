package dev.tuneset.engine.source.csv;

import dev.tuneset.engine.source.csv.Sample.SampleRow;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Numbers of values in the rows of a sample. */
final class Widths {
    private Widths() {}

    /** The most frequent number of values, of two equally frequent the larger; 0 when there are no rows. */
    static int mostFrequent(List<SampleRow> rows) {
        Map<Integer, Integer> counts = new HashMap<>();
        rows.forEach(row -> counts.merge(row.size(), 1, Integer::sum));
        int width = 0;
        for (Map.Entry<Integer, Integer> entry : counts.entrySet()) {
            int most = counts.getOrDefault(width, 0);
            if (entry.getValue() > most || (entry.getValue() == most && entry.getKey() > width)) {
                width = entry.getKey();
            }
        }
        return width;
    }

    /** The share of rows with so many values. */
    static double share(List<SampleRow> rows, int width) {
        return rows.isEmpty()
                ? 0
                : (double) rows.stream().filter(row -> row.size() == width).count() / rows.size();
    }

    /** Whether no row of this width has anything in its last value. */
    static boolean lastIsBlank(List<SampleRow> rows, int width) {
        return rows.stream()
                .filter(row -> row.size() == width)
                .allMatch(row -> row.value(width - 1).isEmpty());
    }
}
