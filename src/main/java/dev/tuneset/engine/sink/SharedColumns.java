package dev.tuneset.engine.sink;

import dev.tuneset.engine.sink.parquet.Shape;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The columns of several files of one dataset. A type that only one of them needed would otherwise make two schemas of
 * one, which loaders refuse.
 *
 * @param csv from a column's name to its place
 * @param nested columns of lists and objects, which CSV can only hold as text
 */
record SharedColumns(Map<String, Integer> csv, Set<String> nested, Shape parquet) {
    SharedColumns() {
        this(new LinkedHashMap<>(), new LinkedHashSet<>(), Shape.ofRecords());
    }

    /** What the files hold otherwise than the records did. */
    List<ColumnNote> notes() {
        List<ColumnNote> notes = new ArrayList<>(parquet.notes());
        for (String column : nested) {
            notes.add(new ColumnNote(
                    "json_text",
                    column,
                    "The values of " + column + " are lists or objects; each is written as JSON text."));
        }
        return notes;
    }
}
