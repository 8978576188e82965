package dev.tuneset.engine.sink.parquet;

import dev.tuneset.engine.row.Struct;
import dev.tuneset.engine.sink.RecordEncoder;
import dev.tuneset.engine.sink.Utf8Text;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Records as bytes that keep the types of their values: each value a letter for its type, then the value, texts as UTF-8
 * behind their length. A text's length and bytes stand as they will in a page of Parquet.
 */
final class RecordBytes implements RecordEncoder {
    static final int NOTHING = '0';
    static final int TRUE = 't';
    static final int FALSE = 'f';
    static final int LONG = 'l';
    static final int DOUBLE = 'n';
    static final int TEXT = 's';
    static final int BINARY = 'b';
    static final int BIG_INTEGER = 'i';
    static final int BIG_DECIMAL = 'd';
    static final int DATE = 'D';
    static final int TIME = 'T';
    static final int LOCAL = 'L';
    static final int OFFSET = 'O';
    static final int LIST = '[';
    static final int STRUCT = '{';

    /** Before each record: how many bytes its values take. */
    static final int HEAD = Integer.BYTES;

    private static final int ROOM = 1 << 18;
    private static final int NAMES_MAX = 256;

    private final IdentityHashMap<Struct.Keys, byte[][]> names = new IdentityHashMap<>();
    private byte[] bytes = new byte[0];
    private int start;
    private int at;
    private long size;

    @Override
    public ByteBuffer encode(Map<String, @Nullable Object> record) {
        start = at;
        size = 0;
        reserve(HEAD);
        at += HEAD;
        value(record);
        Bytes.putInt(bytes, start, (int) Math.min(size, Integer.MAX_VALUE));
        return ByteBuffer.wrap(bytes, start, at - start);
    }

    /** How many bytes the values of an encoded record take, texts as UTF-8. */
    static int size(ByteBuffer encoded) {
        return Bytes.intAt(encoded.array(), encoded.arrayOffset() + encoded.position());
    }

    private void value(@Nullable Object value) {
        if (value == null) {
            tag(NOTHING);
        } else if (value instanceof String text) {
            sized(TEXT, Utf8Text.bytes(text));
        } else if (value instanceof Struct struct) {
            struct(struct);
        } else if (value instanceof Map<?, ?> map) {
            tag(STRUCT);
            number(map.size());
            for (Map.Entry<?, ?> entry : map.entrySet()) {
                sized(Utf8Text.bytes(String.valueOf(entry.getKey())));
                value(entry.getValue());
            }
        } else if (value instanceof List<?> list) {
            tag(LIST);
            number(list.size());
            for (Object item : list) {
                value(item);
            }
        } else if (value instanceof Boolean flag) {
            size++;
            tag(flag ? TRUE : FALSE);
        } else if (value instanceof Number number) {
            number(number);
        } else if (value instanceof byte[] binary) {
            sized(BINARY, binary);
        } else {
            sized(timeTag(value), ascii(value));
        }
    }

    private void struct(Struct struct) {
        tag(STRUCT);
        number(struct.size());
        byte[][] written = written(struct.keys());
        for (int i = 0; i < written.length; i++) {
            sized(written[i]);
            value(struct.value(i));
        }
    }

    private byte[][] written(Struct.Keys keys) {
        byte[][] written = names.get(keys);
        if (written == null) {
            written = new byte[keys.size()][];
            for (int i = 0; i < written.length; i++) {
                written[i] = Utf8Text.bytes(keys.name(i));
            }
            if (names.size() < NAMES_MAX) {
                names.put(keys, written);
            }
        }
        return written;
    }

    private void number(Number value) {
        if (value instanceof BigInteger || value instanceof BigDecimal) {
            sized(value instanceof BigInteger ? BIG_INTEGER : BIG_DECIMAL, ascii(value));
        } else if (value instanceof Long || value instanceof Integer) {
            wide(LONG, value.longValue());
        } else {
            wide(DOUBLE, Double.doubleToRawLongBits(value.doubleValue()));
        }
    }

    private static int timeTag(Object value) {
        if (value instanceof LocalDate) {
            return DATE;
        }
        if (value instanceof LocalTime) {
            return TIME;
        }
        if (value instanceof LocalDateTime) {
            return LOCAL;
        }
        if (value instanceof OffsetDateTime) {
            return OFFSET;
        }
        throw new IllegalArgumentException("no value of a row: " + value.getClass());
    }

    private static byte[] ascii(Object value) {
        return value.toString().getBytes(StandardCharsets.US_ASCII);
    }

    private void tag(int tag) {
        reserve(1);
        bytes[at++] = (byte) tag;
    }

    private void number(int value) {
        reserve(Integer.BYTES);
        Bytes.putInt(bytes, at, value);
        at += Integer.BYTES;
    }

    private void wide(int tag, long value) {
        tag(tag);
        reserve(Long.BYTES);
        Bytes.putLong(bytes, at, value);
        at += Long.BYTES;
        size += Long.BYTES;
    }

    private void sized(int tag, byte[] value) {
        tag(tag);
        sized(value);
    }

    private void sized(byte[] value) {
        reserve(Integer.BYTES + value.length);
        Bytes.putInt(bytes, at, value.length);
        System.arraycopy(value, 0, bytes, at + Integer.BYTES, value.length);
        at += Integer.BYTES + value.length;
        size += Integer.BYTES + value.length;
    }

    /** Moves only the record that is being written: those before stay where they are. */
    private void reserve(int more) {
        if (more > bytes.length - at) {
            int written = at - start;
            byte[] larger = new byte[Math.max(ROOM, Bytes.grown(written, more))];
            System.arraycopy(bytes, start, larger, 0, written);
            bytes = larger;
            start = 0;
            at = written;
        }
    }
}
