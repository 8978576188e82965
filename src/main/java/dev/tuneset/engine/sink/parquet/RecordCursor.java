package dev.tuneset.engine.sink.parquet;

import java.io.IOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads what {@link RecordBytes} wrote: value by value, or what is left to it as an object. */
final class RecordCursor {
    private final byte[] bytes;
    private final int length;
    private int at;

    /** @param length how many of the bytes count */
    @SuppressWarnings("ArrayIsStoredDirectly")
    RecordCursor(byte[] bytes, int length) {
        this.bytes = bytes;
        this.length = length;
    }

    boolean atEnd() {
        return at == length;
    }

    /** Passes over what stands before a record. */
    void head() {
        at += RecordBytes.HEAD;
    }

    int tag() {
        return bytes[at++];
    }

    int number() {
        int value = Bytes.intAt(bytes, at);
        at += Integer.BYTES;
        return value;
    }

    long wide() {
        long value = Bytes.longAt(bytes, at);
        at += Long.BYTES;
        return value;
    }

    /** Hands on some bytes and their length before them. */
    void sized(Bytes out) {
        int length = Integer.BYTES + Bytes.intAt(bytes, at);
        out.put(bytes, at, length);
        at += length;
    }

    /** Whether the coming bytes are these; passes over them if so. */
    boolean takes(byte[] expected) {
        int from = at + Integer.BYTES;
        int to = from + Bytes.intAt(bytes, at);
        boolean same = Arrays.equals(bytes, from, to, expected, 0, expected.length);
        at = same ? to : at;
        return same;
    }

    byte[] binary() {
        int from = at + Integer.BYTES;
        at = from + Bytes.intAt(bytes, at);
        return Arrays.copyOfRange(bytes, from, at);
    }

    String text() {
        int from = at + Integer.BYTES;
        at = from + Bytes.intAt(bytes, at);
        return new String(bytes, from, at - from, StandardCharsets.UTF_8);
    }

    @Nullable
    Object value(int tag) throws IOException {
        return switch (tag) {
            case RecordBytes.NOTHING -> null;
            case RecordBytes.TRUE -> true;
            case RecordBytes.FALSE -> false;
            case RecordBytes.LONG -> wide();
            case RecordBytes.DOUBLE -> Double.longBitsToDouble(wide());
            case RecordBytes.TEXT -> text();
            case RecordBytes.BINARY -> binary();
            case RecordBytes.BIG_INTEGER -> new BigInteger(text());
            case RecordBytes.BIG_DECIMAL -> new BigDecimal(text());
            case RecordBytes.DATE -> LocalDate.parse(text());
            case RecordBytes.TIME -> LocalTime.parse(text());
            case RecordBytes.LOCAL -> LocalDateTime.parse(text());
            case RecordBytes.OFFSET -> OffsetDateTime.parse(text());
            case RecordBytes.LIST -> list();
            case RecordBytes.STRUCT -> map();
            default -> throw new IOException("the temporary file is damaged");
        };
    }

    private List<@Nullable Object> list() throws IOException {
        int size = number();
        List<@Nullable Object> list = new ArrayList<>(size);
        for (int i = 0; i < size; i++) {
            list.add(value(tag()));
        }
        return list;
    }

    private Map<String, @Nullable Object> map() throws IOException {
        int size = number();
        Map<String, @Nullable Object> map = new LinkedHashMap<>(size * 2);
        for (int i = 0; i < size; i++) {
            map.put(text(), value(tag()));
        }
        return map;
    }
}
