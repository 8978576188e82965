package dev.tuneset.engine.source.arrow;

import dev.tuneset.engine.row.Struct;
import dev.tuneset.engine.source.typed.MapEntries;
import dev.tuneset.engine.source.typed.RowUnderWay;
import dev.tuneset.engine.source.typed.TypedFile;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.apache.arrow.flatbuf.DictionaryEncoding;
import org.apache.arrow.flatbuf.Field;
import org.apache.arrow.flatbuf.FixedSizeBinary;
import org.apache.arrow.flatbuf.FixedSizeList;
import org.apache.arrow.flatbuf.Int;
import org.apache.arrow.flatbuf.MetadataVersion;
import org.apache.arrow.flatbuf.Type;
import org.apache.arrow.flatbuf.Union;
import org.apache.arrow.flatbuf.UnionMode;
import org.jspecify.annotations.Nullable;

/**
 * Lays the fields of a schema over the buffers of one record batch.
 *
 * @see <a href="https://arrow.apache.org/docs/format/Columnar.html#buffer-listing-for-each-layout">the layouts</a>
 */
final class BatchColumns {
    private final String file;
    private final BatchBuffers buffers;
    private final Dictionaries dictionaries;
    private final short version;

    BatchColumns(String file, BatchBuffers buffers, Dictionaries dictionaries, short version) {
        this.file = file;
        this.buffers = buffers;
        this.dictionaries = dictionaries;
        this.version = version;
    }

    /** The column of a field; what it holds is in a dictionary or stands in the batch. */
    Column column(Field field, String path) throws IOException {
        DictionaryEncoding encoding = field.dictionary();
        if (encoding == null) {
            return stored(field, path);
        }
        buffers.nextLength();
        ByteBuffer present = buffers.next();
        Int type = encoding.indexType();
        Numbers.Longs indexes = type == null ? offsets(false) : Numbers.longs(type, buffers.next());
        Column dictionary = dictionaries.get(encoding.id());
        return nullable(present, (index, row) -> dictionary.value(Math.toIntExact(indexes.at(index)), row));
    }

    /** The column of a field whose values stand in the batch. */
    Column stored(Field field, String path) throws IOException {
        byte type = field.typeType();
        buffers.nextLength();
        if (type == Type.Null) {
            return (index, row) -> null;
        }
        if (type == Type.RunEndEncoded) {
            return runs(field, path);
        }
        if (type == Type.Union) {
            return union((Union) field.type(new Union()), field, path);
        }
        return nullable(buffers.next(), present(field, type, path));
    }

    private Column present(Field field, byte type, String path) throws IOException {
        if (Numbers.holds(field)) {
            return Numbers.of(field, path, buffers.next());
        }
        return switch (type) {
            case Type.Bool -> {
                ByteBuffer bits = buffers.next();
                yield (index, row) -> bit(bits, index);
            }
            case Type.Utf8, Type.LargeUtf8 -> texts(path, type == Type.LargeUtf8);
            case Type.Binary, Type.LargeBinary -> texts(null, type == Type.LargeBinary);
            case Type.Utf8View -> views(path);
            case Type.BinaryView -> views(null);
            case Type.FixedSizeBinary ->
                Texts.wide(((FixedSizeBinary) field.type(new FixedSizeBinary())).byteWidth(), buffers.next());
            case Type.List, Type.LargeList, Type.ListView, Type.LargeListView, Type.FixedSizeList ->
                list(field, type, path);
            case Type.Map -> map(field, path);
            case Type.Struct_ -> struct(field, path);
            default -> throw TypedFile.ARROW.unsupported(file, "the type " + Type.name(type));
        };
    }

    private Column texts(@Nullable String path, boolean large) throws IOException {
        Numbers.Longs offsets = offsets(large);
        return new Texts(path).between(offsets, buffers.next());
    }

    private Column views(@Nullable String path) throws IOException {
        ByteBuffer views = buffers.next();
        int count = buffers.nextVariadic();
        List<ByteBuffer> data = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            data.add(buffers.next());
        }
        return new Texts(path).viewed(views, data);
    }

    private Numbers.Longs offsets(boolean large) throws IOException {
        return Numbers.longs(large ? 64 : 32, buffers.next());
    }

    private Column list(Field field, byte type, String path) throws IOException {
        if (type == Type.FixedSizeList) {
            int size = ((FixedSizeList) field.type(new FixedSizeList())).listSize();
            Column elements = child(field, 0, path);
            return (index, row) -> list(elements, (long) index * size, size, row);
        }
        boolean large = type == Type.LargeList || type == Type.LargeListView;
        Numbers.Longs offsets = offsets(large);
        if (type == Type.List || type == Type.LargeList) {
            Column elements = child(field, 0, path);
            return (index, row) -> {
                long start = offsets.at(index);
                return list(elements, start, offsets.at(index + 1) - start, row);
            };
        }
        Numbers.Longs sizes = offsets(large);
        Column elements = child(field, 0, path);
        return (index, row) -> list(elements, offsets.at(index), sizes.at(index), row);
    }

    private static List<@Nullable Object> list(Column elements, long start, long size, RowUnderWay row) {
        int from = Math.toIntExact(start);
        int to = Math.toIntExact(start + size);
        if (size < 0) {
            throw new IndexOutOfBoundsException(from);
        }
        List<@Nullable Object> list = new ArrayList<>();
        for (int i = from; i < to && row.admits(); i++) {
            list.add(elements.value(i, row));
        }
        return list;
    }

    private Column map(Field field, String path) throws IOException {
        Numbers.Longs offsets = offsets(false);
        Field entries = field.children(0);
        buffers.nextLength();
        buffers.next();
        Column keys = child(entries, 0, path);
        Column values = child(entries, 1, path);
        return (index, row) -> {
            MapEntries map = new MapEntries();
            int end = Math.toIntExact(offsets.at(index + 1));
            for (int i = Math.toIntExact(offsets.at(index)); i < end && row.admits(); i++) {
                map.add(keys.value(i, row), values.value(i, row));
            }
            return map.value();
        };
    }

    private Column struct(Field field, String path) throws IOException {
        List<Column> members = children(field, path);
        List<String> names = new ArrayList<>();
        for (int i = 0; i < members.size(); i++) {
            names.add(field.children(i).name());
        }
        Struct.Keys keys = new Struct.Keys(names);
        return (index, row) -> {
            @Nullable Object[] values = new Object[members.size()];
            for (int i = 0; i < values.length; i++) {
                values[i] = members.get(i).value(index, row);
            }
            return new Struct(keys, values);
        };
    }

    private Column union(Union type, Field field, String path) throws IOException {
        if (version < MetadataVersion.V5) {
            buffers.next();
        }
        ByteBuffer kinds = buffers.next();
        boolean dense = type.mode() == UnionMode.Dense;
        Numbers.Longs offsets = dense ? offsets(false) : index -> index;
        List<Column> members = children(field, path);
        Column[] byKind = new Column[Byte.MAX_VALUE + 1];
        for (int i = 0; i < members.size(); i++) {
            byKind[type.typeIdsLength() > i ? type.typeIds(i) : i] = members.get(i);
        }
        return (index, row) -> byKind[kinds.get(index)].value(Math.toIntExact(offsets.at(index)), row);
    }

    /** Values that stand once for several rows, with the row before which each ends. */
    private Column runs(Field field, String path) throws IOException {
        int runs = buffers.peekLength();
        Column ends = column(field.children(0), path);
        Column values = column(field.children(1), path);
        return (index, row) -> {
            int low = 0;
            int high = runs - 1;
            while (low < high) {
                int middle = (low + high) >>> 1;
                if ((Long) Objects.requireNonNull(ends.value(middle, row)) > index) {
                    high = middle;
                } else {
                    low = middle + 1;
                }
            }
            return values.value(low, row);
        };
    }

    private List<Column> children(Field field, String path) throws IOException {
        List<Column> columns = new ArrayList<>();
        for (int i = 0; i < field.childrenLength(); i++) {
            columns.add(child(field, i, path));
        }
        return columns;
    }

    private Column child(Field field, int index, String path) throws IOException {
        Field child = field.children(index);
        if (child == null) {
            throw new IOException("a nested column has too few columns in it");
        }
        return column(child, path + "." + child.name());
    }

    private static Column nullable(ByteBuffer present, Column column) {
        return present.hasRemaining() ? (index, row) -> bit(present, index) ? column.value(index, row) : null : column;
    }

    private static boolean bit(ByteBuffer bits, int index) {
        return (bits.get(index >> 3) >> (index & 7) & 1) != 0;
    }
}
