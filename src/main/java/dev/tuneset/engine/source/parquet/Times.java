package dev.tuneset.engine.source.parquet;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.Period;
import java.time.ZoneOffset;
import java.util.UUID;
import org.apache.parquet.io.api.Binary;
import org.apache.parquet.schema.LogicalTypeAnnotation.TimeUnit;

/** Dates, times, half floats and identifiers out of the numbers and bytes that stand for them. */
final class Times {
    private static final long NANOS = 1_000_000_000L;
    private static final long JULIAN_DAY_OF_EPOCH = 2_440_588;

    private Times() {}

    static LocalTime time(long value, TimeUnit unit) {
        return LocalTime.ofNanoOfDay(Math.multiplyExact(value, NANOS / perSecond(unit)));
    }

    static Object stamp(long value, TimeUnit unit, boolean utc) {
        long perSecond = perSecond(unit);
        int nanos = (int) (Math.floorMod(value, perSecond) * (NANOS / perSecond));
        LocalDateTime time = LocalDateTime.ofEpochSecond(Math.floorDiv(value, perSecond), nanos, ZoneOffset.UTC);
        return utc ? time.atOffset(ZoneOffset.UTC) : time;
    }

    private static long perSecond(TimeUnit unit) {
        return switch (unit) {
            case MILLIS -> 1_000L;
            case MICROS -> 1_000_000L;
            case NANOS -> NANOS;
        };
    }

    /** Impala's and old Spark's timestamps: nanoseconds of the day, then the Julian day. */
    static LocalDateTime int96(Binary value) {
        ByteBuffer bytes = value.toByteBuffer().order(ByteOrder.LITTLE_ENDIAN);
        long nanos = bytes.getLong();
        long day = Integer.toUnsignedLong(bytes.getInt());
        return LocalDate.ofEpochDay(day - JULIAN_DAY_OF_EPOCH).atStartOfDay().plusNanos(nanos);
    }

    /** Months, days and milliseconds, as ISO 8601 writes a period of time: {@code P1M2DT3.5S}. */
    static String interval(Binary value) {
        ByteBuffer bytes = value.toByteBuffer().order(ByteOrder.LITTLE_ENDIAN);
        int months = bytes.getInt();
        int days = bytes.getInt();
        long millis = Integer.toUnsignedLong(bytes.getInt());
        String period = Period.of(0, months, days).toString();
        String time = Duration.ofMillis(millis).toString().substring(1);
        return millis == 0 ? period : (months == 0 && days == 0 ? "P" : period) + time;
    }

    static String uuid(ByteBuffer bytes) {
        return new UUID(bytes.getLong(), bytes.getLong()).toString();
    }

    /** IEEE 754 half precision, little-endian. */
    static Double halfFloat(Binary value) {
        int bits = value.toByteBuffer().order(ByteOrder.LITTLE_ENDIAN).getShort() & 0xffff;
        int exponent = bits >> 10 & 0x1f;
        int fraction = bits & 0x3ff;
        double magnitude;
        if (exponent == 0) {
            magnitude = Math.scalb((double) fraction, -24);
        } else if (exponent == 0x1f) {
            magnitude = fraction == 0 ? Double.POSITIVE_INFINITY : Double.NaN;
        } else {
            magnitude = Math.scalb((double) (fraction | 0x400), exponent - 25);
        }
        return (bits & 0x8000) == 0 ? magnitude : -magnitude;
    }
}
