package dev.tuneset.engine.source.xlsx;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The filled cells of one row of a sheet, in the order of the file. */
final class SheetRow {
    private final int number;
    private final List<Integer> columns = new ArrayList<>();
    private final List<Object> values = new ArrayList<>();
    private @Nullable String defect;

    /** @param number the row's number in the sheet, from 1 */
    SheetRow(int number) {
        this.number = number;
    }

    void add(int column, Object value) {
        columns.add(column);
        values.add(value);
    }

    void defect(String what) {
        defect = what;
    }

    @Nullable
    String defect() {
        return defect;
    }

    int number() {
        return number;
    }

    boolean isBlank() {
        return values.isEmpty() && defect == null;
    }

    List<Integer> columns() {
        return columns;
    }

    List<Object> values() {
        return values;
    }

    /** The values at the given columns, which are in ascending order. */
    @Nullable
    Object[] spread(int[] wanted) {
        @Nullable Object[] spread = new Object[wanted.length];
        for (int i = 0; i < values.size(); i++) {
            int slot = Arrays.binarySearch(wanted, columns.get(i));
            if (slot >= 0) {
                spread[slot] = values.get(i);
            }
        }
        return spread;
    }

    @Nullable
    Object value(int column) {
        int index = columns.lastIndexOf(column);
        return index < 0 ? null : values.get(index);
    }
}
