package dev.tuneset.engine.source.parquet;

import dev.tuneset.engine.row.Struct;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.parquet.io.api.Converter;
import org.apache.parquet.io.api.GroupConverter;
import org.apache.parquet.schema.GroupType;
import org.apache.parquet.schema.Type;
import org.apache.parquet.schema.Type.Repetition;
import org.jspecify.annotations.Nullable;

/** Puts a group's fields together, in the order of the schema. */
class StructConverter extends GroupConverter {
    private final Struct.Keys keys;
    private final boolean[] repeated;
    private final Converter[] fields;
    private final Target target;
    private @Nullable Object[] values;

    StructConverter(GroupType type, Converters converters, String path, Target target) {
        int count = type.getFieldCount();
        this.keys = new Struct.Keys(type.getFields().stream().map(Type::getName).toList());
        this.repeated = new boolean[count];
        this.fields = new Converter[count];
        this.values = new Object[count];
        this.target = target;
        for (int i = 0; i < count; i++) {
            Type field = type.getType(i);
            repeated[i] = field.isRepetition(Repetition.REPEATED);
            fields[i] = converters.of(field, path + field.getName(), slot(i));
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
        target.put(new Struct(keys, values.clone()));
    }

    @Nullable
    Object[] values() {
        return values.clone();
    }
}
