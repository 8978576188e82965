package dev.tuneset.engine.quality;

import dev.tuneset.engine.row.Row;
import dev.tuneset.engine.row.Schema;
import java.util.ArrayList;
import java.util.List;

/**
 * Profiles the columns of a stream of rows. Memory is bounded: per column up to some ten thousand values are remembered, fewer when
 * there are many columns; beyond that, counts and histograms are estimates and say so. Not thread-safe.
 */
public final class Profiler {
    private static final int VALUES_PER_COLUMN_MAX = 20_000;
    private static final int VALUES_MAX = 1_000_000;
    private static final int VALUES_PER_COLUMN_MIN = 1_000;

    private final List<ColumnProfiler> columns = new ArrayList<>();
    private long rows;

    public Profiler(Schema schema) {
        int share = VALUES_MAX / Math.max(1, schema.size());
        int valuesMax = Math.max(VALUES_PER_COLUMN_MIN, Math.min(VALUES_PER_COLUMN_MAX, share));
        for (String column : schema.columns()) {
            columns.add(new ColumnProfiler(column, valuesMax));
        }
    }

    /** Looks at the next row; it has the schema of this profiler. */
    public void add(Row row) {
        rows++;
        for (int i = 0; i < columns.size(); i++) {
            columns.get(i).add(row.value(i));
        }
    }

    public long rows() {
        return rows;
    }

    /** The profiles so far, in the order of the columns. */
    public List<ColumnProfile> profiles() {
        return columns.stream().map(ColumnProfiler::profile).toList();
    }
}
