package dev.tuneset.engine.source.parquet;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.parquet.io.api.Converter;
import org.apache.parquet.io.api.GroupConverter;
import org.apache.parquet.schema.GroupType;
import org.apache.parquet.schema.Type;
import org.apache.parquet.schema.Type.Repetition;
import org.jspecify.annotations.Nullable;

/** Puts a group's fields together: a map from name to value in the order of the schema. */
class StructConverter extends GroupConverter {
    private final String[] names;
    private final boolean[] repeated;
    private final Converter[] fields;
    private final Target target;
    private @Nullable Object[] values;

    StructConverter(GroupType type, Converters converters, String path, Target target) {
        int count = type.getFieldCount();
        this.names = new String[count];
        this.repeated = new boolean[count];
        this.fields = new Converter[count];
        this.values = new Object[count];
        this.target = target;
        for (int i = 0; i < count; i++) {
            Type field = type.getType(i);
            names[i] = field.getName();
            repeated[i] = field.isRepetition(Repetition.REPEATED);
            fields[i] = converters.of(field, path + names[i], slot(i));
        }
    }

    private Target slot(int index) {
        return repeated[index] ? value -> list(index).add(value) : value -> values[index] = value;
    }

    @SuppressWarnings("unchecked")
    private List<@Nullable Object> list(int index) {
        return (List<@Nullable Object>) values[index];
    }

    @Override
    public Converter getConverter(int fieldIndex) {
        return fields[fieldIndex];
    }

    /** A field that is repeated without being marked as a list is one all the same, empty when absent. */
    @Override
    public void start() {
        Arrays.fill(values, null);
        for (int i = 0; i < values.length; i++) {
            if (repeated[i]) {
                values[i] = new ArrayList<@Nullable Object>();
            }
        }
    }

    @Override
    public void end() {
        Map<String, @Nullable Object> struct = new LinkedHashMap<>(names.length * 2);
        for (int i = 0; i < names.length; i++) {
            struct.put(names[i], values[i]);
        }
        target.put(struct);
    }

    @Nullable
    Object[] values() {
        return values.clone();
    }
}
