package dev.tuneset.engine.format.turns;

import dev.tuneset.engine.format.Findings;
import dev.tuneset.engine.outcome.Reason;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The {@code tools} column: a list of definitions, or one JSON text of them. */
public final class ToolLists {
    private static final Set<String> KNOWN = Set.of("name", "description", "input_schema", "type");

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
                return items.get().stream()
                        .map(item -> definition(item, findings))
                        .toList();
            }
            if (JsonText.parse(text).orElse(null) instanceof Map<?, ?>) {
                return List.of(function(text, findings));
            }
        } else if (value instanceof List<?> list) {
            List<String> tools = new ArrayList<>(list.size());
            for (Object tool : list) {
                if (tool != null) {
                    tools.add(definition(
                            tool instanceof String text ? text : JsonText.write(tool, "a tool", findings), findings));
                }
            }
            return tools;
        } else if (value instanceof Map<?, ?>) {
            return List.of(function(JsonText.write(value), findings));
        }
        findings.refuse(
                Reason.BAD_TOOL_CALL,
                "The tools are neither a list of definitions nor JSON text of one: " + shown(value) + ".");
        return List.of();
    }

    private static String definition(String tool, Findings findings) {
        if (!tool.stripLeading().startsWith("{") || JsonText.parse(tool).isEmpty()) {
            findings.refuse(Reason.BAD_TOOL_CALL, "A tool must be an object with a name, not " + shown(tool) + ".");
        }
        return function(tool, findings);
    }

    /** Anthropic's definitions, with {@code input_schema}, in the form chat templates read; others to the letter. */
    private static String function(String tool, Findings findings) {
        if (!tool.contains("input_schema")
                || !(JsonText.parse(tool).orElse(null) instanceof Map<?, ?> definition)
                || !(definition.get("name") instanceof String name)
                || !(definition.get("input_schema") instanceof Map<?, ?> schema)
                || definition.containsKey("function")) {
            return tool;
        }
        findings.note(Reason.KEYS_RENAMED, "The input_schema of a tool was read as its parameters.");
        List<String> others = new ArrayList<>();
        definition.keySet().forEach(key -> {
            if (!KNOWN.contains(String.valueOf(key))) {
                others.add(String.valueOf(key));
            }
        });
        if (!others.isEmpty()) {
            findings.note(Reason.CONTENT_LOST, "Keys of a tool were left out: " + String.join(", ", others) + ".");
        }
        Map<String, @Nullable Object> function = new LinkedHashMap<>();
        function.put("name", name);
        if (definition.get("description") != null) {
            function.put("description", definition.get("description"));
        }
        function.put("parameters", schema);
        Map<String, @Nullable Object> written = new LinkedHashMap<>();
        written.put("type", "function");
        written.put("function", function);
        return JsonText.write(written);
    }

    private static String shown(Object value) {
        String text = value.toString();
        return text.length() > 80 ? text.substring(0, 80) + "…" : text;
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
