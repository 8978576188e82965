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

    /** What fits onto a page. */
    static final int ALONE = 200_000;

    static Cell of(@Nullable Object value, int charactersMax) {
        String text = value instanceof String given ? given : value == null ? "null" : JsonValues.text(value);
        return new Cell(cut(text, charactersMax), kind(value), text.length() > charactersMax);
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

    /** Cuts between characters, not inside one. */
    private static String cut(String text, int charactersMax) {
        if (text.length() <= charactersMax) {
            return text;
        }
        boolean inside = Character.isHighSurrogate(text.charAt(charactersMax - 1));
        return text.substring(0, inside ? charactersMax - 1 : charactersMax);
    }
}
