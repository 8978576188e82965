package dev.tuneset.engine.source.xlsx;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;

/** Dates written as ISO 8601 text, as the strict variant of the format has them. */
final class IsoDates {
    private IsoDates() {}

    static @Nullable Object read(String text) {
        try {
            if (!text.contains("-")) {
                return LocalTime.parse(text);
            }
            if (!text.contains("T")) {
                return LocalDate.parse(text);
            }
            if (text.endsWith("Z") || text.matches(".*[+-][0-9]{2}:[0-9]{2}")) {
                return OffsetDateTime.parse(text);
            }
            return LocalDateTime.parse(text);
        } catch (DateTimeException e) {
            return null;
        }
    }
}
