package dev.tuneset.engine.pack;

import dev.tuneset.engine.sink.JsonValues;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** JSON for people: two blanks a level. */
final class PrettyJson {
    private final StringBuilder text = new StringBuilder();

    private PrettyJson() {}

    static String text(@Nullable Object value) {
        PrettyJson json = new PrettyJson();
        json.write(value, 0);
        return json.text.toString();
    }

    private void write(@Nullable Object value, int depth) {
        if (value instanceof Map<?, ?> map && !map.isEmpty()) {
            open('{');
            map.forEach((key, member) -> {
                indent(depth + 1);
                text.append(JsonValues.text(String.valueOf(key))).append(": ");
                write(member, depth + 1);
                text.append(",\n");
            });
            close('}', depth);
        } else if (value instanceof List<?> list && !list.isEmpty()) {
            open('[');
            list.forEach(item -> {
                indent(depth + 1);
                write(item, depth + 1);
                text.append(",\n");
            });
            close(']', depth);
        } else {
            text.append(JsonValues.text(value));
        }
    }

    private void open(char bracket) {
        text.append(bracket).append('\n');
    }

    private void close(char bracket, int depth) {
        text.setLength(text.length() - 2);
        text.append('\n');
        indent(depth);
        text.append(bracket);
    }

    private void indent(int depth) {
        text.append("  ".repeat(depth));
    }
}
