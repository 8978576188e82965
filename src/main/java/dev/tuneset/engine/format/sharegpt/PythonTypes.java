package dev.tuneset.engine.format.sharegpt;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** How Python names types and shows texts in its messages. */
final class PythonTypes {
    private PythonTypes() {}

    static String name(@Nullable Object value) {
        if (value == null) {
            return "NoneType";
        }
        if (value instanceof String) {
            return "str";
        }
        if (value instanceof Boolean) {
            return "bool";
        }
        if (value instanceof Long || value instanceof Integer || value instanceof java.math.BigInteger) {
            return "int";
        }
        if (value instanceof Number) {
            return "float";
        }
        if (value instanceof List<?>) {
            return "list";
        }
        if (value instanceof Map<?, ?>) {
            return "dict";
        }
        return value instanceof byte[] ? "bytes" : "datetime.datetime";
    }

    /** {@code repr(text)}. */
    static String repr(String text) {
        char quote = text.indexOf('\'') >= 0 && text.indexOf('"') < 0 ? '"' : '\'';
        StringBuilder repr = new StringBuilder().append(quote);
        text.codePoints().forEach(point -> {
            if (point == quote || point == '\\') {
                repr.append('\\').appendCodePoint(point);
            } else if (point == '\n') {
                repr.append("\\n");
            } else if (point == '\r') {
                repr.append("\\r");
            } else if (point == '\t') {
                repr.append("\\t");
            } else if (isPrintable(point)) {
                repr.appendCodePoint(point);
            } else {
                repr.append(String.format(
                        Locale.ROOT, point < 0x100 ? "\\x%02x" : point < 0x10000 ? "\\u%04x" : "\\U%08x", point));
            }
        });
        return repr.append(quote).toString();
    }

    private static boolean isPrintable(int point) {
        if (point == ' ') {
            return true;
        }
        int type = Character.getType(point);
        return type != Character.CONTROL
                && type != Character.FORMAT
                && type != Character.SURROGATE
                && type != Character.PRIVATE_USE
                && type != Character.UNASSIGNED
                && type != Character.LINE_SEPARATOR
                && type != Character.PARAGRAPH_SEPARATOR
                && type != Character.SPACE_SEPARATOR;
    }
}
