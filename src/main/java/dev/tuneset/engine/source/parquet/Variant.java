package dev.tuneset.engine.source.parquet;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.parquet.schema.LogicalTypeAnnotation.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Reads values in the variant binary encoding.
 *
 * @see <a href="https://github.com/apache/parquet-format/blob/master/VariantEncoding.md">the encoding</a>
 */
final class Variant {
    private static final int DEPTH_MAX = 100;

    private final ByteBuffer metadata;
    private final int keyCount;
    private final int keyOffsetSize;

    Variant(byte[] bytes) {
        metadata = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        int header = metadata.get(0) & 0xff;
        keyOffsetSize = (header >> 6) + 1;
        keyCount = number(metadata, 1, keyOffsetSize);
    }

    @Nullable
    Object read(byte[] value) {
        return read(ByteBuffer.wrap(value).order(ByteOrder.LITTLE_ENDIAN), 0, DEPTH_MAX);
    }

    private @Nullable Object read(ByteBuffer value, int at, int depth) {
        if (depth == 0) {
            throw new IllegalArgumentException("a variant is nested more than " + DEPTH_MAX + " deep");
        }
        int first = value.get(at) & 0xff;
        int header = first >> 2;
        return switch (first & 3) {
            case 0 -> primitive(header, value, at + 1);
            case 1 -> text(value, at + 1, header);
            case 2 -> object(header, value, at + 1, depth);
            default -> array(header, value, at + 1, depth);
        };
    }

    private static @Nullable Object primitive(int type, ByteBuffer value, int at) {
        return switch (type) {
            case 0 -> null;
            case 1 -> true;
            case 2 -> false;
            case 3 -> (long) value.get(at);
            case 4 -> (long) value.getShort(at);
            case 5 -> (long) value.getInt(at);
            case 6 -> value.getLong(at);
            case 7 -> value.getDouble(at);
            case 8 -> decimal(value, at, 4);
            case 9 -> decimal(value, at, 8);
            case 10 -> decimal(value, at, 16);
            case 11 -> LocalDate.ofEpochDay(value.getInt(at));
            case 12 -> Times.stamp(value.getLong(at), TimeUnit.MICROS, true);
            case 13 -> Times.stamp(value.getLong(at), TimeUnit.MICROS, false);
            case 14 -> (double) value.getFloat(at);
            case 15 -> bytes(value, at + 4, value.getInt(at));
            case 16 -> text(value, at + 4, value.getInt(at));
            case 17 -> Times.time(value.getLong(at), TimeUnit.MICROS);
            case 18 -> Times.stamp(value.getLong(at), TimeUnit.NANOS, true);
            case 19 -> Times.stamp(value.getLong(at), TimeUnit.NANOS, false);
            case 20 -> Times.uuid(ByteBuffer.wrap(bytes(value, at, 16)));
            default -> throw new IllegalArgumentException("a variant has the unknown type " + type);
        };
    }

    private Map<String, @Nullable Object> object(int header, ByteBuffer value, int at, int depth) {
        int offsetSize = (header & 3) + 1;
        int idSize = (header >> 2 & 3) + 1;
        int countSize = (header & 16) == 0 ? 1 : 4;
        int count = count(value, at, countSize);
        int ids = at + countSize;
        int offsets = ids + count * idSize;
        int values = offsets + (count + 1) * offsetSize;
        Map<String, @Nullable Object> object = new LinkedHashMap<>();
        for (int i = 0; i < count; i++) {
            String key = key(number(value, ids + i * idSize, idSize));
            object.put(key, read(value, values + number(value, offsets + i * offsetSize, offsetSize), depth - 1));
        }
        return object;
    }

    private List<@Nullable Object> array(int header, ByteBuffer value, int at, int depth) {
        int offsetSize = (header & 3) + 1;
        int countSize = (header & 4) == 0 ? 1 : 4;
        int count = count(value, at, countSize);
        int offsets = at + countSize;
        int values = offsets + (count + 1) * offsetSize;
        List<@Nullable Object> array = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            array.add(read(value, values + number(value, offsets + i * offsetSize, offsetSize), depth - 1));
        }
        return array;
    }

    private String key(int id) {
        if (id >= keyCount) {
            throw new IllegalArgumentException("a variant names key " + id + " of " + keyCount);
        }
        int offsets = 1 + keyOffsetSize;
        int start = number(metadata, offsets + id * keyOffsetSize, keyOffsetSize);
        int end = number(metadata, offsets + (id + 1) * keyOffsetSize, keyOffsetSize);
        return text(metadata, offsets + (keyCount + 1) * keyOffsetSize + start, end - start);
    }

    private static int count(ByteBuffer value, int at, int size) {
        int count = number(value, at, size);
        if (count > value.capacity()) {
            throw new IllegalArgumentException("a variant claims " + count + " members");
        }
        return count;
    }

    private static int number(ByteBuffer bytes, int at, int size) {
        long number = 0;
        for (int i = 0; i < size; i++) {
            number |= (bytes.get(at + i) & 0xffL) << (8 * i);
        }
        if (number > Integer.MAX_VALUE) {
            throw new IllegalArgumentException("a variant points to byte " + number);
        }
        return (int) number;
    }

    private static BigDecimal decimal(ByteBuffer value, int at, int size) {
        byte[] bigEndian = new byte[size];
        for (int i = 0; i < size; i++) {
            bigEndian[i] = value.get(at + size - i);
        }
        return new BigDecimal(new BigInteger(bigEndian), value.get(at));
    }

    private static String text(ByteBuffer value, int at, int length) {
        return new String(bytes(value, at, length), StandardCharsets.UTF_8);
    }

    private static byte[] bytes(ByteBuffer value, int at, int length) {
        if (length < 0 || length > value.capacity() - at) {
            throw new IllegalArgumentException("a variant claims " + length + " bytes");
        }
        byte[] bytes = new byte[length];
        value.get(at, bytes);
        return bytes;
    }
}
