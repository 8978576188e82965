package dev.tuneset.engine.format;

import dev.tuneset.engine.example.Example;
import dev.tuneset.engine.outcome.Outcome;
import dev.tuneset.engine.outcome.Reason;
import dev.tuneset.engine.row.Row;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The columns of a row under the names a format knows; what nobody took is left over. Not thread-safe. */
public final class RowFields {
    private final Row row;
    private final Map<String, String> columns;
    private final boolean[] taken;
    private final List<String> renamed = new ArrayList<>(0);

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
        String column = row.schema().columns().get(index);
        if (!column.equals(name) && !columns.containsKey(name)) {
            renamed.add("The column " + column + " was read as " + name + ".");
        }
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

    /** What was read, with the columns that were not taken; says where media have no place or places no file. */
    public Outcome<Example> outcome(Example read, Findings findings) {
        Example example = read.withAttributes(rest(findings));
        MediaFiles.check(example, findings);
        return findings.outcome(example);
    }

    /** The columns that were not taken, in the order of the row; says which of the others have names in another case. */
    public Map<String, @Nullable Object> rest(Findings findings) {
        renamed.forEach(detail -> findings.note(Reason.KEYS_RENAMED, detail));
        Map<String, @Nullable Object> rest = null;
        for (int i = 0; i < taken.length; i++) {
            if (!taken[i]) {
                rest = rest == null ? new LinkedHashMap<>() : rest;
                rest.put(row.schema().columns().get(i), row.value(i));
            }
        }
        return rest == null ? Map.of() : rest;
    }

    /** The column of that name, or one that differs from it in case alone, as spreadsheets have them. */
    private int index(String name) {
        int exact = row.schema().indexOf(columns.getOrDefault(name, name));
        return exact >= 0 || columns.containsKey(name) ? exact : row.schema().indexOfLowered(name);
    }
}
