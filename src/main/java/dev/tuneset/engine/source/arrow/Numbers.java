package dev.tuneset.engine.source.arrow;

import dev.tuneset.engine.outcome.Reason;
import dev.tuneset.engine.source.typed.RowUnderWay;
import dev.tuneset.engine.source.typed.StoredTimes;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.LocalDate;
import java.util.function.LongFunction;
import org.apache.arrow.flatbuf.Date;
import org.apache.arrow.flatbuf.DateUnit;
import org.apache.arrow.flatbuf.Decimal;
import org.apache.arrow.flatbuf.Field;
import org.apache.arrow.flatbuf.FloatingPoint;
import org.apache.arrow.flatbuf.Int;
import org.apache.arrow.flatbuf.Interval;
import org.apache.arrow.flatbuf.IntervalUnit;
import org.apache.arrow.flatbuf.Precision;
import org.apache.arrow.flatbuf.Time;
import org.apache.arrow.flatbuf.TimeUnit;
import org.apache.arrow.flatbuf.Timestamp;
import org.apache.arrow.flatbuf.Type;
import org.jspecify.annotations.Nullable;

/** Columns of a fixed width: numbers, dates, times, and what is stored as one. */
final class Numbers {
    private static final int MILLIS_PER_DAY = 86_400_000;

    private Numbers() {}

    /** The integers of a buffer, by index. */
    @FunctionalInterface
    interface Longs {
        long at(int index);
    }

    /** Whether these are columns of a field's type. */
    static boolean holds(Field field) {
        return switch (field.typeType()) {
            case Type.Int,
                    Type.FloatingPoint,
                    Type.Date,
                    Type.Time,
                    Type.Timestamp,
                    Type.Duration,
                    Type.Decimal,
                    Type.Interval -> true;
            default -> false;
        };
    }

    static Column of(Field field, String path, ByteBuffer data) throws IOException {
        return switch (field.typeType()) {
            case Type.Int -> integers((Int) field.type(new Int()), data);
            case Type.FloatingPoint -> decimals((FloatingPoint) field.type(new FloatingPoint()), data);
            case Type.Date -> dates((Date) field.type(new Date()), path, data);
            case Type.Time -> {
                Time type = (Time) field.type(new Time());
                long perSecond = perSecond(type.unit());
                yield times(longs(type.bitWidth(), data), path, value -> StoredTimes.time(value, perSecond));
            }
            case Type.Timestamp -> {
                Timestamp type = (Timestamp) field.type(new Timestamp());
                long perSecond = perSecond(type.unit());
                boolean utc = type.timezone() != null;
                yield times(longs(64, data), path, value -> StoredTimes.stamp(value, perSecond, utc));
            }
            case Type.Duration -> {
                long perSecond = perSecond(
                        ((org.apache.arrow.flatbuf.Duration) field.type(new org.apache.arrow.flatbuf.Duration()))
                                .unit());
                yield times(
                        longs(64, data),
                        path,
                        value -> duration(value, perSecond).toString());
            }
            case Type.Decimal -> bigDecimals((Decimal) field.type(new Decimal()), data);
            default -> intervals((Interval) field.type(new Interval()), data);
        };
    }

    /** Signed integers of a width in bits. */
    static Longs longs(int bits, ByteBuffer data) throws IOException {
        return switch (bits) {
            case 8 -> data::get;
            case 16 -> index -> data.getShort(Math.multiplyExact(index, Short.BYTES));
            case 32 -> index -> data.getInt(Math.multiplyExact(index, Integer.BYTES));
            case 64 -> index -> data.getLong(Math.multiplyExact(index, Long.BYTES));
            default -> throw new IOException("there are no integers of " + bits + " bits");
        };
    }

    /** Integers of a type, those of 64 bits always signed. */
    static Longs longs(Int type, ByteBuffer data) throws IOException {
        Longs longs = longs(type.bitWidth(), data);
        if (type.isSigned() || type.bitWidth() == Long.SIZE) {
            return longs;
        }
        long mask = (1L << type.bitWidth()) - 1;
        return index -> longs.at(index) & mask;
    }

    private static Column integers(Int type, ByteBuffer data) throws IOException {
        Longs longs = longs(type, data);
        return type.isSigned() || type.bitWidth() < Long.SIZE
                ? (index, row) -> longs.at(index)
                : (index, row) -> unsigned(longs.at(index));
    }

    private static Object unsigned(long value) {
        return value >= 0 ? value : (Object) new BigInteger(Long.toUnsignedString(value));
    }

    private static Column decimals(FloatingPoint type, ByteBuffer data) {
        return switch (type.precision()) {
            case Precision.HALF ->
                (index, row) -> StoredTimes.halfFloat(data.getShort(Math.multiplyExact(index, Short.BYTES)) & 0xffff);
            case Precision.SINGLE -> (index, row) -> (double) data.getFloat(Math.multiplyExact(index, Float.BYTES));
            default -> (index, row) -> data.getDouble(Math.multiplyExact(index, Double.BYTES));
        };
    }

    private static Column dates(Date type, String path, ByteBuffer data) throws IOException {
        return type.unit() == DateUnit.DAY
                ? times(longs(32, data), path, LocalDate::ofEpochDay)
                : times(longs(64, data), path, value -> LocalDate.ofEpochDay(Math.floorDiv(value, MILLIS_PER_DAY)));
    }

    private static Column times(Longs longs, String path, LongFunction<Object> reading) {
        return (index, row) -> time(longs.at(index), path, reading, row);
    }

    private static @Nullable Object time(long value, String path, LongFunction<Object> reading, RowUnderWay row) {
        try {
            return reading.apply(value);
        } catch (DateTimeException | ArithmeticException e) {
            row.defect(Reason.MALFORMED_ROW, "column " + path + " holds " + value + ", which is no such date or time");
            return null;
        }
    }

    private static Duration duration(long value, long perSecond) {
        return Duration.ofSeconds(
                Math.floorDiv(value, perSecond), Math.floorMod(value, perSecond) * (StoredTimes.NANOS / perSecond));
    }

    private static long perSecond(short unit) {
        return switch (unit) {
            case TimeUnit.SECOND -> 1;
            case TimeUnit.MILLISECOND -> 1_000;
            case TimeUnit.MICROSECOND -> 1_000_000;
            default -> StoredTimes.NANOS;
        };
    }

    private static Column bigDecimals(Decimal type, ByteBuffer data) throws IOException {
        int width = type.bitWidth() / Byte.SIZE;
        int scale = type.scale();
        if (width < Integer.BYTES || width > 32) {
            throw new IOException("there are no decimals of " + type.bitWidth() + " bits");
        }
        return (index, row) -> {
            byte[] unscaled = new byte[width];
            for (int i = 0; i < width; i++) {
                unscaled[width - 1 - i] = data.get(Math.multiplyExact(index, width) + i);
            }
            return new BigDecimal(new BigInteger(unscaled), scale);
        };
    }

    private static Column intervals(Interval type, ByteBuffer data) {
        return switch (type.unit()) {
            case IntervalUnit.YEAR_MONTH ->
                (index, row) -> StoredTimes.period(data.getInt(Math.multiplyExact(index, 4)), 0, Duration.ZERO);
            case IntervalUnit.DAY_TIME ->
                (index, row) -> {
                    int at = Math.multiplyExact(index, 8);
                    return StoredTimes.period(0, data.getInt(at), Duration.ofMillis(data.getInt(at + 4)));
                };
            default ->
                (index, row) -> {
                    int at = Math.multiplyExact(index, 16);
                    return StoredTimes.period(
                            data.getInt(at), data.getInt(at + 4), Duration.ofNanos(data.getLong(at + 8)));
                };
        };
    }
}
