package dev.tuneset.engine.source.arrow;

import dev.tuneset.engine.source.typed.TypedFile;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.apache.arrow.flatbuf.Field;
import org.apache.arrow.flatbuf.Schema;
import org.apache.arrow.flatbuf.Type;

/** Walks all fields of a schema once, so that nobody after it meets one that makes no sense. */
final class FieldTree {
    private static final int DEPTH_MAX = 100;
    private static final int FIELDS_MAX = 100_000;

    private final String file;
    private int count;

    FieldTree(String file) {
        this.file = file;
    }

    /** The top fields of a schema, whose names differ. */
    List<Field> of(Schema schema) {
        List<Field> fields = new ArrayList<>();
        for (int i = 0; i < schema.fieldsLength(); i++) {
            fields.add(check(schema.fields(i), 1));
        }
        if (fields.isEmpty()) {
            throw TypedFile.ARROW.corrupt(file, "schema", "it has no columns");
        }
        distinct(fields);
        return fields;
    }

    private Field check(Field field, int depth) {
        if (depth > DEPTH_MAX || ++count > FIELDS_MAX) {
            throw TypedFile.ARROW.tooLarge(
                    file,
                    "it has more than " + FIELDS_MAX + " columns, or columns nested more than " + DEPTH_MAX + " deep");
        }
        List<Field> children = new ArrayList<>();
        for (int i = 0; i < field.childrenLength(); i++) {
            children.add(check(field.children(i), depth + 1));
        }
        if (field.typeType() == Type.Struct_) {
            distinct(children);
        }
        return field;
    }

    /** Refuses a name used twice, since a value could not be told from its namesake. */
    private void distinct(List<Field> fields) {
        Set<String> names = new HashSet<>();
        for (Field field : fields) {
            if (!names.add(Objects.requireNonNullElse(field.name(), ""))) {
                throw TypedFile.ARROW.unsupported(file, "one column name twice in " + fields.size() + " columns");
            }
        }
    }
}
