package dev.tuneset.engine.row;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The ordered column names that all rows of a source share; names are unique and case matters. */
public final class Schema {
    private final List<String> columns;
    private final Map<String, Integer> indexes;

    /** Columns whose names are not plain lower case, by their names in plain lower case. */
    private final Map<String, Integer> lowered;

    public Schema(List<String> columns) {
        this.columns = List.copyOf(columns);
        this.indexes = new HashMap<>(columns.size() * 2);
        this.lowered = new HashMap<>(0);
        for (String column : columns) {
            if (indexes.put(column, indexes.size()) != null) {
                throw new IllegalArgumentException("column name used twice: " + column);
            }
            String plain = column.strip().toLowerCase(Locale.ROOT);
            if (!plain.equals(column)) {
                lowered.putIfAbsent(plain, indexes.size() - 1);
            }
        }
    }

    public static Schema of(String... columns) {
        return new Schema(List.of(columns));
    }

    public List<String> columns() {
        return columns;
    }

    public int size() {
        return columns.size();
    }

    /** The position of a column, or -1 when there is no such column. */
    public int indexOf(String column) {
        return indexes.getOrDefault(column, -1);
    }

    /** The position of a column whose name differs only in case and surrounding space from one in lower case, or -1. */
    public int indexOfLowered(String column) {
        return lowered.isEmpty() ? -1 : lowered.getOrDefault(column, -1);
    }

    public boolean has(String column) {
        return indexes.containsKey(column);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Schema schema && columns.equals(schema.columns);
    }

    @Override
    public int hashCode() {
        return columns.hashCode();
    }

    @Override
    public String toString() {
        return columns.toString();
    }
}
