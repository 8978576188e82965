package dev.tuneset.engine.format.turns;

import dev.tuneset.engine.format.Findings;
import dev.tuneset.engine.outcome.Reason;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The {@code tools} column: a list of definitions, or one JSON text of them. */
public final class ToolLists {
    private ToolLists() {}

    /** Each definition as JSON text; as it was written, where it was text. */
    public static List<String> read(@Nullable Object value, Findings findings) {
        if (value == null) {
            return List.of();
        }
        if (value instanceof String text) {
            if (text.isBlank()) {
                return List.of();
            }
            Optional<List<String>> items = JsonText.items(text);
            if (items.isPresent()) {
                return items.get();
            }
            if (JsonText.parse(text).orElse(null) instanceof Map<?, ?>) {
                return List.of(text);
            }
        } else if (value instanceof List<?> list) {
            List<String> tools = new ArrayList<>(list.size());
            list.forEach(tool -> tools.add(tool instanceof String text ? text : JsonText.write(tool)));
            return tools;
        } else if (value instanceof Map<?, ?>) {
            return List.of(JsonText.write(value));
        }
        findings.refuse(
                Reason.BAD_TOOL_CALL, "The tools are neither a list of definitions nor JSON text of one: " + value);
        return List.of();
    }

    public static Object write(List<String> tools, TurnStyle.Tools style) {
        if (style == TurnStyle.Tools.JSON) {
            return "[" + String.join(", ", tools) + "]";
        }
        List<Object> list = new ArrayList<>(tools.size());
        tools.forEach(tool -> list.add(JsonText.parse(tool).orElse(tool)));
        return list;
    }
}
