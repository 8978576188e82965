package dev.tuneset.engine.source.xlsx;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Gives each cell of a merged area the value that is shown for all of it. */
final class MergedValues {
    /** Areas do not overlap, so that more at once than a sheet has room for would be an attack. */
    private static final int ACTIVE_MAX = 1_000;

    private final List<Merge> waiting;
    private final List<Active> active = new ArrayList<>();
    private int next;

    MergedValues(List<Merge> merges) {
        this.waiting =
                merges.stream().sorted(Comparator.comparingInt(Merge::firstRow)).toList();
    }

    /** Fills the values of a row, which stand at the given columns; rows come in the order of the sheet. */
    void fill(SheetRow row, int[] columns, @Nullable Object[] values) {
        active.removeIf(each -> each.merge.lastRow() < row.number());
        while (next < waiting.size() && waiting.get(next).firstRow() <= row.number()) {
            Merge merge = waiting.get(next++);
            if (merge.lastRow() >= row.number() && active.size() < ACTIVE_MAX) {
                Object value = merge.firstRow() == row.number() ? row.value(merge.firstColumn()) : null;
                active.add(new Active(merge, value));
            }
        }
        for (Active each : active) {
            for (int i = 0; each.value != null && i < columns.length; i++) {
                if (values[i] == null && each.merge.covers(columns[i])) {
                    values[i] = each.value;
                }
            }
        }
    }

    private record Active(Merge merge, @Nullable Object value) {}
}
