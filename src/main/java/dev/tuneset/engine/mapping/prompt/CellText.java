package dev.tuneset.engine.mapping.prompt;

import dev.tuneset.engine.mapping.python.PythonFloat;
import dev.tuneset.engine.row.IsoText;
import java.math.BigDecimal;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Values as Tuneset writes them into text: text verbatim, missing values as nothing, numbers with their shortest digits, truth as
 * {@code true} and {@code false}, dates as ISO 8601, lists and structs as JSON.
 */
public final class CellText {
    private static final int PLAIN_SCALE_MAX = 40;

    private CellText() {}

    /** Whether a value counts as not there: {@code null}, not a number, or text of nothing but white space. */
    public static boolean isMissing(@Nullable Object value) {
        return value == null
                || (value instanceof String text && text.isBlank())
                || (value instanceof Double number && number.isNaN());
    }

    public static String of(@Nullable Object value) {
        if (value instanceof String text) {
            return text;
        }
        if (value == null || (value instanceof Double nan && nan.isNaN())) {
            return "";
        }
        if (value instanceof List<?> || value instanceof Map<?, ?>) {
            return JsonText.of(value);
        }
        return scalar(value);
    }

    static String scalar(Object value) {
        if (value instanceof Double number) {
            return PythonFloat.repr(number);
        }
        if (value instanceof BigDecimal number) {
            return Math.abs(number.scale()) > PLAIN_SCALE_MAX ? number.toString() : number.toPlainString();
        }
        if (value instanceof byte[] bytes) {
            return Base64.getEncoder().encodeToString(bytes);
        }
        return IsoText.of(value);
    }
}
