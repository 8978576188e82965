package dev.tuneset.engine.pack;

import dev.tuneset.engine.sink.JsonValues;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A YAML file as a person would write it: comments, empty lines, and quotes only where they are needed. */
final class Yaml {
    private static final Pattern PLAIN = Pattern.compile("[A-Za-z_.][A-Za-z0-9_./+-]*");
    private static final Pattern RESERVED =
            Pattern.compile("(?i)true|false|null|yes|no|on|off|y|n|\\.nan|[+-]?\\.inf|\\.+|\\.[0-9].*");

    private final StringBuilder text = new StringBuilder();

    Yaml comment(String line) {
        text.append("# ").append(line).append('\n');
        return this;
    }

    Yaml gap() {
        text.append('\n');
        return this;
    }

    /** A field, in block style. */
    Yaml put(String key, @Nullable Object value) {
        field(key, value, 0);
        return this;
    }

    /** A field whose value is written as it stands: a number in the form that every YAML reader takes for one. */
    Yaml number(String key, String digits) {
        text.append(key).append(": ").append(digits).append('\n');
        return this;
    }

    /** A field when there is a value. */
    Yaml putPresent(String key, @Nullable Object value) {
        return value == null ? this : put(key, value);
    }

    String text() {
        return text.toString();
    }

    private void field(String key, @Nullable Object value, int depth) {
        text.append("  ".repeat(depth)).append(scalar(key)).append(':');
        value(value, depth);
    }

    private void value(@Nullable Object value, int depth) {
        if (value instanceof Map<?, ?> map && !map.isEmpty()) {
            text.append('\n');
            map.forEach((key, member) -> field(String.valueOf(key), member, depth + 1));
        } else if (value instanceof List<?> list && !list.isEmpty()) {
            text.append('\n');
            list.forEach(item -> item(item, depth + 1));
        } else {
            text.append(' ').append(scalar(value)).append('\n');
        }
    }

    private void item(@Nullable Object item, int depth) {
        text.append("  ".repeat(depth)).append("- ");
        if (item instanceof Map<?, ?> map && !map.isEmpty()) {
            int start = text.length();
            map.forEach((key, member) -> field(String.valueOf(key), member, depth + 1));
            text.delete(start, start + 2 * (depth + 1));
        } else {
            text.append(scalar(item)).append('\n');
        }
    }

    private static String scalar(@Nullable Object value) {
        if (value instanceof String word) {
            boolean plain =
                    PLAIN.matcher(word).matches() && !RESERVED.matcher(word).matches() && !word.endsWith(".");
            return plain ? word : JsonValues.text(word);
        }
        if (value instanceof Map<?, ?>) {
            return "{}";
        }
        return value instanceof List<?> ? "[]" : String.valueOf(value);
    }
}
