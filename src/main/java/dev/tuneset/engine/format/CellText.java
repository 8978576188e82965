package dev.tuneset.engine.format;

import dev.tuneset.engine.outcome.Reason;
import dev.tuneset.engine.row.IsoText;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The text of a cell that a format wants to be text. */
public final class CellText {
    private CellText() {}

    /**
     * Text as it is; numbers, flags and dates written as text, which is noted; lists, structs and bytes are refused.
     * {@code null} stays {@code null}.
     */
    public static @Nullable String of(@Nullable Object value, String column, Findings findings) {
        if (value == null || value instanceof String) {
            return (String) value;
        }
        if (value instanceof List<?> || value instanceof Map<?, ?> || value instanceof byte[]) {
            findings.refuse(Reason.NOT_TEXT, "The column " + column + " must hold text, not " + kind(value) + ".");
            return "";
        }
        findings.note(
                Reason.VALUE_CONVERTED,
                "The column " + column + " held " + kind(value) + ", which was written as text.");
        return IsoText.of(value);
    }

    /** Whether a value is text, or would become it. */
    public static boolean fits(@Nullable Object value) {
        return value != null && !(value instanceof List<?> || value instanceof Map<?, ?> || value instanceof byte[]);
    }

    private static String kind(Object value) {
        if (value instanceof List<?>) {
            return "a list";
        }
        if (value instanceof Map<?, ?>) {
            return "an object";
        }
        if (value instanceof byte[]) {
            return "bytes";
        }
        return value instanceof Boolean ? "true or false" : value instanceof Number ? "a number" : "a date or time";
    }

    /** Whether a label can be nothing but true or false; numbers may name classes as well. */
    public static boolean isFlag(@Nullable Object label) {
        return label instanceof Boolean
                || label instanceof String text && (text.equalsIgnoreCase("true") || text.equalsIgnoreCase("false"));
    }
}
