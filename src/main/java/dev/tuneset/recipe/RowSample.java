package dev.tuneset.recipe;

import dev.tuneset.engine.row.Row;
import dev.tuneset.engine.row.Schema;
import dev.tuneset.engine.store.RowStore;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * Some rows of a dataset, spread evenly from the first to the last; all of them when there are few.
 *
 * @param total rows of the dataset
 */
public record RowSample(Schema schema, List<Row> rows, long total) {
    private static final int ROWS_MAX = 1_000;
    private static final int SLICES = 20;

    static RowSample of(RowStore store) throws IOException {
        long total = store.rows();
        if (total <= ROWS_MAX) {
            return new RowSample(store.schema(), store.rows(0, ROWS_MAX), total);
        }
        int slice = ROWS_MAX / SLICES;
        List<Row> rows = new ArrayList<>(ROWS_MAX);
        for (int i = 0; i < SLICES; i++) {
            rows.addAll(store.rows(i * (total - slice) / (SLICES - 1), slice));
        }
        return new RowSample(store.schema(), rows, total);
    }

    public boolean isWhole() {
        return rows.size() == total;
    }
}
