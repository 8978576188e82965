package dev.tuneset.engine.source.parquet;

import dev.tuneset.engine.source.typed.RowUnderWay;
import java.util.ArrayList;
import java.util.List;
import org.apache.parquet.io.api.Converter;
import org.apache.parquet.io.api.GroupConverter;
import org.apache.parquet.schema.GroupType;
import org.apache.parquet.schema.Type;
import org.apache.parquet.schema.Type.Repetition;
import org.jspecify.annotations.Nullable;

/**
 * A group marked as a list, in today's three levels and in the older two.
 *
 * @see <a href="https://github.com/apache/parquet-format/blob/master/LogicalTypes.md#backward-compatibility-rules">rules</a>
 */
final class ListConverter extends GroupConverter {
    private final Converter repeated;
    private final Target target;
    private final RowUnderWay row;
    private List<@Nullable Object> list = new ArrayList<>();

    ListConverter(GroupType type, Converters converters, String path, Target target) {
        this.target = target;
        this.row = converters.row();
        Type repeatedType = type.getType(0);
        this.repeated = hasElement(type.getName(), repeatedType)
                ? new Element(repeatedType.asGroupType(), converters, path)
                : converters.of(repeatedType, path, this::add);
    }

    static boolean isList(GroupType type) {
        return type.getFieldCount() == 1 && type.getType(0).isRepetition(Repetition.REPEATED);
    }

    private static boolean hasElement(String list, Type repeated) {
        if (repeated.isPrimitive() || repeated.asGroupType().getFieldCount() != 1) {
            return false;
        }
        boolean twoLevels =
                repeated.getName().equals("array") || repeated.getName().equals(list + "_tuple");
        return !twoLevels && !repeated.asGroupType().getType(0).isRepetition(Repetition.REPEATED);
    }

    private void add(@Nullable Object value) {
        if (row.admits()) {
            list.add(value);
        }
    }

    @Override
    public Converter getConverter(int fieldIndex) {
        return repeated;
    }

    @Override
    public void start() {
        list = new ArrayList<>();
    }

    @Override
    public void end() {
        target.put(list);
    }

    /** The middle level, which is there so that an element can be null. */
    private final class Element extends GroupConverter {
        private final Converter element;
        private @Nullable Object value;

        Element(GroupType type, Converters converters, String path) {
            this.element = converters.of(type.getType(0), path, found -> value = found);
        }

        @Override
        public Converter getConverter(int fieldIndex) {
            return element;
        }

        @Override
        public void start() {
            value = null;
        }

        @Override
        public void end() {
            add(value);
        }
    }
}
