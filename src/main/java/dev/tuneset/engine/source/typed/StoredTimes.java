package dev.tuneset.engine.source.typed;

import java.time.Duration;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.Period;
import java.time.ZoneOffset;

/** Times out of the numbers that stand for them. */
public final class StoredTimes {
    public static final long NANOS = 1_000_000_000L;

    private StoredTimes() {}

    /**
     * A time of day.
     *
     * @throws java.time.DateTimeException when no day has it
     */
    public static LocalTime time(long value, long perSecond) {
        return LocalTime.ofNanoOfDay(Math.multiplyExact(value, NANOS / perSecond));
    }

    /** A moment since 1970, in UTC or in a time zone that nobody tells. */
    public static Object stamp(long value, long perSecond, boolean utc) {
        int nanos = (int) (Math.floorMod(value, perSecond) * (NANOS / perSecond));
        LocalDateTime time = LocalDateTime.ofEpochSecond(Math.floorDiv(value, perSecond), nanos, ZoneOffset.UTC);
        return utc ? time.atOffset(ZoneOffset.UTC) : time;
    }

    /** A period of time as ISO 8601 writes it: {@code P1M2DT3.5S}. */
    public static String period(int months, int days, Duration rest) {
        String period = Period.of(0, months, days).toString();
        return rest.isZero()
                ? period
                : (months == 0 && days == 0 ? "P" : period) + rest.toString().substring(1);
    }

    /** A number in IEEE 754 half precision. */
    public static double halfFloat(int bits) {
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
