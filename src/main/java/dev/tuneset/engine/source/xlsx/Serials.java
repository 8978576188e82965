package dev.tuneset.engine.source.xlsx;

import dev.tuneset.engine.source.xlsx.NumberFormats.Meaning;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.Locale;

/** Days since 1900 or 1904, with the time of day as their fraction, as dates and times. */
final class Serials {
    private static final double SERIAL_MAX = 2_958_466;
    private static final long MILLIS_PER_DAY = 86_400_000L;

    private final boolean since1904;

    Serials(boolean since1904) {
        this.since1904 = since1904;
    }

    /** The value of a cell with that number and meaning; a number that is no date stays one. */
    Object value(double serial, Meaning meaning) {
        if (!(serial >= 0 && serial < SERIAL_MAX)) {
            return serial;
        }
        long millis = Math.round(serial * MILLIS_PER_DAY);
        if (meaning == Meaning.ELAPSED) {
            long seconds = millis / 1000;
            return String.format(Locale.ROOT, "%d:%02d:%02d", seconds / 3600, seconds / 60 % 60, seconds % 60);
        }
        LocalTime time = LocalTime.ofNanoOfDay(Math.floorMod(millis, MILLIS_PER_DAY) * 1_000_000);
        long days = millis / MILLIS_PER_DAY;
        if (days == 0 && (meaning == Meaning.TIME || !since1904)) {
            return time;
        }
        LocalDate date = date(days);
        return meaning == Meaning.DATE && time.equals(LocalTime.MIDNIGHT) ? date : LocalDateTime.of(date, time);
    }

    /** Excel believes that 1900 had a 29 February, its day 60; days before it are one later than counted from there. */
    private LocalDate date(long days) {
        if (since1904) {
            return LocalDate.of(1904, 1, 1).plusDays(days);
        }
        return LocalDate.of(1899, 12, 30).plusDays(days < 60 ? days + 1 : days);
    }
}
