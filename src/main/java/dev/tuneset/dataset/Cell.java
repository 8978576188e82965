package dev.tuneset.dataset;

import dev.tuneset.engine.sink.JsonValues;
import org.jspecify.annotations.Nullable;

/**
 * A value as a page shows it.
 *
 * @param kind {@code text}, {@code number}, {@code absent} or {@code other}: how it is set
 * @param isCut whether there is more than the page shows
 */
public record Cell(String text, String kind, boolean isCut) {
    /** What fits into a table. */
    static final int IN_TABLE = 300;

    /** A line takes the room of this many characters at least. */
    private static final int LINE = 40;

    /** What fits onto a page. */
    static final int ALONE = 200_000;

    static Cell of(@Nullable Object value, int charactersMax) {
        String text = value instanceof String given ? given : value == null ? "null" : JsonValues.text(value);
        int end = end(text, charactersMax);
        return new Cell(text.substring(0, end), kind(value), end < text.length());
    }

    private static String kind(@Nullable Object value) {
        if (value == null) {
            return "absent";
        }
        if (value instanceof Number) {
            return "number";
        }
        return value instanceof String ? "text" : "other";
    }

    /** How far a text fits: to the end of a character, not into one. */
    private static int end(String text, int charactersMax) {
        int room = charactersMax;
        for (int i = 0; i < text.length(); i++) {
            room -= text.charAt(i) == '\n' ? LINE : 1;
            if (room < 0) {
                return i > 0 && Character.isHighSurrogate(text.charAt(i - 1)) ? i - 1 : i;
            }
        }
        return text.length();
    }
}
