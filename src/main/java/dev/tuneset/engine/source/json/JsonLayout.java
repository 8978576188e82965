package dev.tuneset.engine.source.json;

import dev.tuneset.engine.row.Schema;
import java.util.ArrayList;
import java.util.List;

/**
 * Where the rows of a source stand and what they are.
 *
 * @param form what one row is
 * @param records JSON pointer to the list of records; empty for the whole document
 */
record JsonLayout(Form form, String records, Schema schema) {
    /** The only column of rows that are no objects. */
    static final String VALUE = "value";

    private static final String KEY = "key";

    /** What one row is in the source. */
    enum Form {
        /** An object: its keys are columns. */
        OBJECTS,
        /** A list: its places are columns {@code column_1}, {@code column_2} ... */
        LISTS,
        /** Any value, in the one column {@code value}. */
        VALUES,
        /** A field of one object whose value is an object: its name is the first column, its keys are the others. */
        FIELDS,
        /** The n-th values of the lists of one object. */
        COLUMNS
    }

    /** Objects that are the fields of one object. */
    static JsonLayout ofFields(ArrayFacts facts) {
        String name = KEY;
        for (int n = 2; facts.keys.contains(name); n++) {
            name = KEY + "_" + n;
        }
        List<String> columns = new ArrayList<>(facts.keys.size() + 1);
        columns.add(name);
        columns.addAll(facts.keys);
        return new JsonLayout(Form.FIELDS, "", new Schema(columns));
    }

    /** How elements with these facts become rows: objects if most of them are, else lists of one length, else values. */
    static JsonLayout of(ArrayFacts facts, String records) {
        if (facts.areObjects()) {
            return new JsonLayout(Form.OBJECTS, records, new Schema(List.copyOf(facts.keys)));
        }
        int width = facts.listWidth();
        if (width == 0) {
            return new JsonLayout(Form.VALUES, records, facts.elements == 0 ? new Schema(List.of()) : Schema.of(VALUE));
        }
        List<String> columns = new ArrayList<>(width);
        for (int i = 1; i <= width; i++) {
            columns.add("column_" + i);
        }
        return new JsonLayout(Form.LISTS, records, new Schema(columns));
    }
}
