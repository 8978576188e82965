package dev.tuneset.engine.source.parquet;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.parquet.io.api.Converter;
import org.apache.parquet.io.api.GroupConverter;
import org.apache.parquet.schema.GroupType;
import org.apache.parquet.schema.Type.Repetition;
import org.jspecify.annotations.Nullable;

/**
 * A group marked as a map. With texts as keys, each there once, it becomes a map; a map that would lose an entry that way
 * (a key twice, a key that is no text) becomes a list of structs of {@code key} and {@code value}.
 */
final class MapConverter extends GroupConverter {
    private final Entry entry;
    private final Target target;
    private final RowUnderWay row;
    private List<@Nullable Object[]> entries = new ArrayList<>();

    MapConverter(GroupType type, Converters converters, String path, Target target) {
        this.target = target;
        this.row = converters.row();
        this.entry = new Entry(type.getType(0).asGroupType(), converters, path);
    }

    static boolean isMap(GroupType type) {
        if (type.getFieldCount() != 1
                || type.getType(0).isPrimitive()
                || !type.getType(0).isRepetition(Repetition.REPEATED)) {
            return false;
        }
        return type.getType(0).asGroupType().getFieldCount() == 2;
    }

    @Override
    public Converter getConverter(int fieldIndex) {
        return entry;
    }

    @Override
    public void start() {
        entries = new ArrayList<>();
    }

    @Override
    public void end() {
        Map<String, @Nullable Object> map = new LinkedHashMap<>(entries.size() * 2);
        for (@Nullable Object[] pair : entries) {
            if (pair[0] instanceof String key && !map.containsKey(key)) {
                map.put(key, pair[1]);
            }
        }
        target.put(map.size() == entries.size() ? map : structs());
    }

    private List<@Nullable Object> structs() {
        List<@Nullable Object> structs = new ArrayList<>(entries.size());
        for (@Nullable Object[] pair : entries) {
            Map<String, @Nullable Object> struct = new LinkedHashMap<>();
            struct.put("key", pair[0]);
            struct.put("value", pair[1]);
            structs.add(struct);
        }
        return structs;
    }

    private final class Entry extends GroupConverter {
        private final Converter[] sides;
        private @Nullable Object[] pair = new Object[2];

        Entry(GroupType type, Converters converters, String path) {
            this.sides = new Converter[] {
                converters.of(type.getType(0), path, found -> pair[0] = found),
                converters.of(type.getType(1), path, found -> pair[1] = found)
            };
        }

        @Override
        public Converter getConverter(int fieldIndex) {
            return sides[fieldIndex];
        }

        @Override
        public void start() {
            pair = new Object[2];
        }

        @Override
        public void end() {
            if (row.admits()) {
                entries.add(pair);
            }
        }
    }
}
