package dev.tuneset.engine.format;

import dev.tuneset.engine.row.Row;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The columns of a row under the names a format knows; what nobody took is left over. Not thread-safe. */
public final class RowFields {
    private final Row row;
    private final Map<String, String> columns;
    private final boolean[] taken;

    RowFields(Row row, Map<String, String> columns) {
        this.row = row;
        this.columns = columns;
        this.taken = new boolean[row.schema().size()];
    }

    /** The value of a column, which is then no attribute; {@code null} also when there is no such column. */
    public @Nullable Object take(String name) {
        int index = index(name);
        if (index < 0) {
            return null;
        }
        taken[index] = true;
        return row.value(index);
    }

    /** The value of a column, without taking it. */
    public @Nullable Object peek(String name) {
        int index = index(name);
        return index < 0 ? null : row.value(index);
    }

    /** Whether there is such a column with a value. */
    public boolean has(String name) {
        return peek(name) != null;
    }

    /** Whether there is such a column, with or without a value. */
    public boolean hasColumn(String name) {
        return index(name) >= 0;
    }

    /** The names of all columns. */
    public List<String> columns() {
        return row.schema().columns();
    }

    /** The columns that were not taken, in the order of the row. */
    public Map<String, @Nullable Object> rest() {
        Map<String, @Nullable Object> rest = null;
        for (int i = 0; i < taken.length; i++) {
            if (!taken[i]) {
                rest = rest == null ? new LinkedHashMap<>() : rest;
                rest.put(row.schema().columns().get(i), row.value(i));
            }
        }
        return rest == null ? Map.of() : rest;
    }

    private int index(String name) {
        return row.schema().indexOf(columns.getOrDefault(name, name));
    }
}
