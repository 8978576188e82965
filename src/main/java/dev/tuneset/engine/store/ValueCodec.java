package dev.tuneset.engine.store;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Values of a row as bytes and back, without loss: a tag, then what the tag needs. Tags never change their meaning. */
final class ValueCodec {
    /** Lists and structs deeper than this are not data but an attack on the stack. */
    static final int DEPTH_MAX = 1_000;

    private static final int NULL = 0;
    private static final int FALSE = 1;
    private static final int TRUE = 2;
    private static final int LONG = 3;
    private static final int BIG_INTEGER = 4;
    private static final int DOUBLE = 5;
    private static final int BIG_DECIMAL = 6;
    private static final int TEXT = 7;
    private static final int BROKEN_TEXT = 8;
    private static final int BYTES = 9;
    private static final int DATE = 10;
    private static final int TIME = 11;
    private static final int DATE_TIME = 12;
    private static final int OFFSET_DATE_TIME = 13;
    private static final int LIST = 14;
    private static final int STRUCT = 15;

    private ValueCodec() {}

    static void write(@Nullable Object value, RecordOutput out) {
        write(value, out, 0);
    }

    private static void write(@Nullable Object value, RecordOutput out, int depth) {
        if (value instanceof String text) {
            writeText(text, out);
        } else if (value == null) {
            out.writeByte(NULL);
        } else if (value instanceof Long number) {
            out.writeByte(LONG);
            out.writeSigned(number);
        } else if (value instanceof Double number) {
            out.writeByte(DOUBLE);
            out.writeLong(Double.doubleToRawLongBits(number));
        } else if (value instanceof Boolean truth) {
            out.writeByte(truth ? TRUE : FALSE);
        } else if (value instanceof List<?> list) {
            writeList(list, out, deeper(depth));
        } else if (value instanceof Map<?, ?> struct) {
            writeStruct(struct, out, deeper(depth));
        } else {
            writeRare(value, out);
        }
    }

    private static void writeRare(Object value, RecordOutput out) {
        if (value instanceof byte[] bytes) {
            out.writeByte(BYTES);
            out.writeBytes(bytes);
        } else if (value instanceof BigInteger number) {
            out.writeByte(BIG_INTEGER);
            out.writeBytes(number.toByteArray());
        } else if (value instanceof BigDecimal number) {
            out.writeByte(BIG_DECIMAL);
            out.writeSigned(number.scale());
            out.writeBytes(number.unscaledValue().toByteArray());
        } else {
            writeTemporal(value, out);
        }
    }

    private static void writeTemporal(Object value, RecordOutput out) {
        if (value instanceof LocalDate date) {
            out.writeByte(DATE);
            out.writeSigned(date.toEpochDay());
        } else if (value instanceof LocalTime time) {
            out.writeByte(TIME);
            out.writeUnsigned(time.toNanoOfDay());
        } else if (value instanceof LocalDateTime moment) {
            out.writeByte(DATE_TIME);
            writeMoment(moment, out);
        } else if (value instanceof OffsetDateTime moment) {
            out.writeByte(OFFSET_DATE_TIME);
            writeMoment(moment.toLocalDateTime(), out);
            out.writeSigned(moment.getOffset().getTotalSeconds());
        } else {
            throw new IllegalArgumentException("not a value of a row: " + value.getClass());
        }
    }

    private static void writeMoment(LocalDateTime moment, RecordOutput out) {
        out.writeSigned(moment.toLocalDate().toEpochDay());
        out.writeUnsigned(moment.toLocalTime().toNanoOfDay());
    }

    private static void writeText(String text, RecordOutput out) {
        if (isWhole(text)) {
            out.writeByte(TEXT);
            out.writeBytes(text.getBytes(StandardCharsets.UTF_8));
        } else {
            out.writeByte(BROKEN_TEXT);
            writeUnits(text, out);
        }
    }

    /** Keeps half surrogate pairs, which UTF-8 and the JDK's UTF-16 cannot. */
    private static void writeUnits(String text, RecordOutput out) {
        byte[] units = new byte[text.length() * 2];
        for (int i = 0; i < text.length(); i++) {
            units[2 * i] = (byte) (text.charAt(i) >> 8);
            units[2 * i + 1] = (byte) text.charAt(i);
        }
        out.writeBytes(units);
    }

    private static void writeList(List<?> list, RecordOutput out, int depth) {
        out.writeByte(LIST);
        out.writeUnsigned(list.size());
        for (Object item : list) {
            write(item, out, depth);
        }
    }

    private static void writeStruct(Map<?, ?> struct, RecordOutput out, int depth) {
        out.writeByte(STRUCT);
        out.writeUnsigned(struct.size());
        for (Map.Entry<?, ?> entry : struct.entrySet()) {
            writeText((String) entry.getKey(), out);
            write(entry.getValue(), out, depth);
        }
    }

    static @Nullable Object read(RecordInput in) {
        int tag = in.readByte();
        return switch (tag) {
            case NULL -> null;
            case FALSE -> false;
            case TRUE -> true;
            case LONG -> in.readSigned();
            case BIG_INTEGER -> new BigInteger(in.readBytes());
            case DOUBLE -> Double.longBitsToDouble(in.readLong());
            case BIG_DECIMAL -> readDecimal(in);
            case TEXT, BROKEN_TEXT -> readText(tag, in);
            case BYTES -> in.readBytes();
            case DATE -> LocalDate.ofEpochDay(in.readSigned());
            case TIME -> LocalTime.ofNanoOfDay(in.readUnsigned());
            case DATE_TIME -> readMoment(in);
            case OFFSET_DATE_TIME ->
                OffsetDateTime.of(readMoment(in), ZoneOffset.ofTotalSeconds((int) in.readSigned()));
            case LIST -> readList(in);
            case STRUCT -> readStruct(in);
            default -> throw in.damage();
        };
    }

    private static BigDecimal readDecimal(RecordInput in) {
        int scale = (int) in.readSigned();
        return new BigDecimal(new BigInteger(in.readBytes()), scale);
    }

    private static String readText(int tag, RecordInput in) {
        return switch (tag) {
            case TEXT -> in.readText(StandardCharsets.UTF_8);
            case BROKEN_TEXT -> readUnits(in.readBytes());
            default -> throw in.damage();
        };
    }

    private static String readUnits(byte[] units) {
        char[] chars = new char[units.length / 2];
        for (int i = 0; i < chars.length; i++) {
            chars[i] = (char) ((units[2 * i] << 8) | (units[2 * i + 1] & 0xFF));
        }
        return new String(chars);
    }

    private static LocalDateTime readMoment(RecordInput in) {
        LocalDate date = LocalDate.ofEpochDay(in.readSigned());
        return LocalDateTime.of(date, LocalTime.ofNanoOfDay(in.readUnsigned()));
    }

    private static List<@Nullable Object> readList(RecordInput in) {
        int size = in.readCount();
        List<@Nullable Object> list = new ArrayList<>(size);
        for (int i = 0; i < size; i++) {
            list.add(read(in));
        }
        return list;
    }

    private static Map<String, @Nullable Object> readStruct(RecordInput in) {
        int size = in.readCount();
        Map<String, @Nullable Object> struct = new LinkedHashMap<>(size * 2);
        for (int i = 0; i < size; i++) {
            String key = readText(in.readByte(), in);
            struct.put(key, read(in));
        }
        return struct;
    }

    private static int deeper(int depth) {
        if (depth >= DEPTH_MAX) {
            throw new IllegalArgumentException("a value is nested deeper than " + DEPTH_MAX + " levels");
        }
        return depth + 1;
    }

    /** Whether every surrogate has its other half, so that UTF-8 keeps the text. */
    private static boolean isWhole(String text) {
        int length = text.length();
        for (int i = 0; i < length; i++) {
            char unit = text.charAt(i);
            if (Character.isSurrogate(unit)) {
                boolean pair = Character.isHighSurrogate(unit)
                        && i + 1 < length
                        && Character.isLowSurrogate(text.charAt(i + 1));
                if (!pair) {
                    return false;
                }
                i++;
            }
        }
        return true;
    }
}
