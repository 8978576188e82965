package dev.tuneset.engine.source.parquet;

import dev.tuneset.engine.source.typed.MapEntries;
import dev.tuneset.engine.source.typed.RowUnderWay;
import org.apache.parquet.io.api.Converter;
import org.apache.parquet.io.api.GroupConverter;
import org.apache.parquet.schema.GroupType;
import org.apache.parquet.schema.Type.Repetition;
import org.jspecify.annotations.Nullable;

/** A group marked as a map. */
final class MapConverter extends GroupConverter {
    private final Entry entry;
    private final Target target;
    private final RowUnderWay row;
    private MapEntries entries = new MapEntries();

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
        entries = new MapEntries();
    }

    @Override
    public void end() {
        target.put(entries.value());
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
                entries.add(pair[0], pair[1]);
            }
        }
    }
}
