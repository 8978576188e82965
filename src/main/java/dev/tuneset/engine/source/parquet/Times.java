package dev.tuneset.engine.source.parquet;

import dev.tuneset.engine.source.typed.StoredTimes;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.UUID;
import org.apache.parquet.io.api.Binary;
import org.apache.parquet.schema.LogicalTypeAnnotation.TimeUnit;

/** Dates, times, half floats and identifiers out of the numbers and bytes that stand for them. */
final class Times {
    private static final long JULIAN_DAY_OF_EPOCH = 2_440_588;

    private Times() {}

    static LocalTime time(long value, TimeUnit unit) {
        return StoredTimes.time(value, perSecond(unit));
    }

    static Object stamp(long value, TimeUnit unit, boolean utc) {
        return StoredTimes.stamp(value, perSecond(unit), utc);
    }

    private static long perSecond(TimeUnit unit) {
        return switch (unit) {
            case MILLIS -> 1_000L;
            case MICROS -> 1_000_000L;
            case NANOS -> StoredTimes.NANOS;
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
        return StoredTimes.period(months, days, Duration.ofMillis(millis));
    }

    static String uuid(ByteBuffer bytes) {
        return new UUID(bytes.getLong(), bytes.getLong()).toString();
    }

    /** IEEE 754 half precision, little-endian. */
    static Double halfFloat(Binary value) {
        return StoredTimes.halfFloat(
                value.toByteBuffer().order(ByteOrder.LITTLE_ENDIAN).getShort() & 0xffff);
    }
}
