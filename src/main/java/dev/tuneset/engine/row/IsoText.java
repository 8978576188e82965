package dev.tuneset.engine.row;

import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;

/** Dates and times as ISO 8601 text, always with seconds, so that the values of a column have one form. */
public final class IsoText {
    private IsoText() {}

    /** The text of a date, a time or both, such as {@code 2024-01-02T03:04:00}; of other values what they print. */
    public static String of(Object value) {
        if (value instanceof LocalTime time) {
            return withSeconds(time.toString(), time);
        }
        if (value instanceof LocalDateTime at) {
            return withSeconds(at.toString(), at.toLocalTime());
        }
        if (value instanceof OffsetDateTime at) {
            return of(at.toLocalDateTime()) + at.getOffset();
        }
        return value.toString();
    }

    /** Java leaves out seconds that are none. */
    private static String withSeconds(String text, LocalTime time) {
        return time.getSecond() == 0 && time.getNano() == 0 ? text + ":00" : text;
    }
}
