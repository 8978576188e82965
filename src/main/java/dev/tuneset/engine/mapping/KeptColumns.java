package dev.tuneset.engine.mapping;

import dev.tuneset.engine.example.Example;
import dev.tuneset.engine.mapping.prompt.MergedPrompt;
import dev.tuneset.engine.row.Row;
import dev.tuneset.engine.row.Schema;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** The columns that go along with an example as attributes, in the order of the schema. */
final class KeptColumns {
    private final int[] indexes;

    /**
     * @param named columns the spec keeps by name
     * @param used columns that make messages
     */
    KeptColumns(Schema schema, MappingSpec spec, Set<Integer> named, Set<Integer> used) {
        Set<Integer> kept = new TreeSet<>(named);
        for (int i = 0; !spec.removeUnusedColumns() && i < schema.size(); i++) {
            if (!used.contains(i)) {
                kept.add(i);
            }
        }
        indexes = kept.stream().mapToInt(Integer::intValue).toArray();
    }

    static Set<Integer> named(MappingSpec spec, Schema schema) {
        Set<Integer> named = new TreeSet<>();
        for (String column : spec.keep()) {
            named.add(Mappings.index(column, schema, "map.keep"));
        }
        return named;
    }

    /** The indexes of all columns that prompts and answer use. */
    static Set<Integer> indexes(
            Schema schema, @Nullable MergedPrompt user, Set<String> answer, @Nullable MergedPrompt system) {
        Set<String> names = new HashSet<>(answer);
        if (user != null) {
            names.addAll(user.columns());
        }
        if (system != null) {
            names.addAll(system.columns());
        }
        Set<Integer> indexes = new TreeSet<>();
        for (String name : names) {
            indexes.add(schema.indexOf(name));
        }
        return indexes;
    }

    Example onto(Example example, Row row) {
        if (indexes.length == 0) {
            return example;
        }
        Map<String, @Nullable Object> attributes = new LinkedHashMap<>();
        for (int index : indexes) {
            attributes.put(row.schema().columns().get(index), row.value(index));
        }
        return example.withAttributes(Collections.unmodifiableMap(attributes));
    }
}
