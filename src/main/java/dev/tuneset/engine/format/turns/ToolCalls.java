package dev.tuneset.engine.format.turns;

import dev.tuneset.engine.example.ToolCall;
import dev.tuneset.engine.format.Findings;
import dev.tuneset.engine.outcome.Reason;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Tool calls in the shapes of OpenAI, Hugging Face and LLaMA-Factory. */
final class ToolCalls {
    private ToolCalls() {}

    /** Whether a value is JSON text of a call or of several, each with a name and arguments. */
    static boolean isText(@Nullable Object value) {
        Object parsed = value instanceof String text ? JsonText.parse(text).orElse(null) : null;
        List<?> calls = parsed instanceof List<?> list ? list : parsed == null ? List.of() : List.of(parsed);
        return !calls.isEmpty()
                && calls.stream()
                        .allMatch(call -> call instanceof Map<?, ?> map
                                && map.get("name") instanceof String
                                && map.containsKey("arguments"));
    }

    /** The calls of an assistant message: a list of calls, a single call, or either as JSON text. */
    static List<ToolCall> read(@Nullable Object value, Findings findings) {
        Object calls = value;
        if (value instanceof String text) {
            Optional<Object> parsed = JsonText.parse(text);
            if (parsed.isEmpty()) {
                findings.refuse(Reason.BAD_TOOL_CALL, "A tool call is not JSON: " + shown(text) + ".");
                return List.of();
            }
            calls = parsed.get();
        }
        if (calls == null) {
            return List.of();
        }
        List<ToolCall> read = new ArrayList<>();
        for (Object call : calls instanceof List<?> list ? list : List.of(calls)) {
            if (call instanceof Map<?, ?> map) {
                read(map, findings).ifPresent(read::add);
            } else if (call != null) {
                findings.refuse(
                        Reason.BAD_TOOL_CALL,
                        "A tool call must be an object with a name and arguments, not " + shown(call.toString()) + ".");
            }
        }
        return read;
    }

    private static Optional<ToolCall> read(Map<?, ?> call, Findings findings) {
        Map<?, ?> function = call.get("function") instanceof Map<?, ?> inner ? inner : call;
        if (!(function.get("name") instanceof String name)) {
            findings.refuse(Reason.BAD_TOOL_CALL, "A tool call has no name: " + shown(JsonText.write(call)) + ".");
            return Optional.empty();
        }
        Object arguments = function.get("arguments");
        if (arguments == null && function.get("parameters") != null) {
            arguments = function.get("parameters");
            findings.note(Reason.KEYS_RENAMED, "A tool call's parameters were read as its arguments.");
        }
        Object id = call.get("id");
        return Optional.of(new ToolCall(id == null ? null : id.toString(), name, arguments, others(call, function)));
    }

    /** The keys no format knows; those of the function under {@code function}. Null keys are Arrow's padding. */
    private static Map<String, @Nullable Object> others(Map<?, ?> call, Map<?, ?> function) {
        Map<String, @Nullable Object> others = new LinkedHashMap<>();
        call.forEach((key, value) -> {
            boolean usual = key.equals("id") || key.equals("function") && function != call || isType(key, value);
            if (value != null && !usual && (function != call || !isOfFunction(function, key))) {
                others.put(String.valueOf(key), value);
            }
        });
        if (function == call) {
            return others;
        }
        Map<String, @Nullable Object> inner = new LinkedHashMap<>();
        function.forEach((key, value) -> {
            if (value != null && !isOfFunction(function, key)) {
                inner.put(String.valueOf(key), value);
            }
        });
        if (!inner.isEmpty()) {
            others.put("function", inner);
        }
        return others;
    }

    private static boolean isType(@Nullable Object key, @Nullable Object value) {
        return "type".equals(key) && "function".equals(value);
    }

    /** Whether a key says what is called and with what; parameters do so only in the place of arguments. */
    private static boolean isOfFunction(Map<?, ?> function, @Nullable Object key) {
        return "name".equals(key)
                || "arguments".equals(key)
                || "parameters".equals(key) && function.get("arguments") == null;
    }

    /** Adds the keys that no format knows; the format's own stay as they are. */
    private static void addOthers(
            Map<String, @Nullable Object> outer, Map<String, @Nullable Object> function, ToolCall call) {
        call.attributes().forEach((key, value) -> {
            if (key.equals("function") && value instanceof Map<?, ?> inner) {
                inner.forEach((name, item) -> function.putIfAbsent(String.valueOf(name), item));
            } else {
                outer.put(key, value);
            }
        });
    }

    /** Calls as OpenAI and Hugging Face have them. */
    static List<Map<String, @Nullable Object>> write(
            List<ToolCall> calls, TurnStyle.Arguments style, Findings findings) {
        List<Map<String, @Nullable Object>> written = new ArrayList<>(calls.size());
        for (ToolCall call : calls) {
            Map<String, @Nullable Object> function = new LinkedHashMap<>();
            function.put("name", call.name());
            if (call.arguments() != null) {
                function.put("arguments", arguments(call.arguments(), style, findings));
            }
            Map<String, @Nullable Object> outer = new LinkedHashMap<>();
            if (call.id() != null) {
                outer.put("id", call.id());
            }
            outer.put("type", "function");
            outer.put("function", function);
            addOthers(outer, function, call);
            written.add(outer);
        }
        return written;
    }

    /** Calls as the text of a LLaMA-Factory {@code function_call} turn. */
    static String writeText(List<ToolCall> calls, TurnStyle.Arguments style, Findings findings) {
        List<Map<String, @Nullable Object>> written = new ArrayList<>(calls.size());
        for (ToolCall call : calls) {
            Map<String, @Nullable Object> flat = new LinkedHashMap<>();
            if (call.id() != null) {
                flat.put("id", call.id());
            }
            flat.put("name", call.name());
            if (call.arguments() instanceof String text && style == TurnStyle.Arguments.OBJECT) {
                flat.put("arguments", JsonText.parse(text).isPresent() ? new JsonText.Verbatim(text) : text);
            } else if (call.arguments() != null) {
                flat.put("arguments", arguments(call.arguments(), style, findings));
            }
            addOthers(flat, flat, call);
            written.add(flat);
        }
        return JsonText.write(written.size() == 1 ? written.get(0) : written, "a tool call", findings);
    }

    private static Object arguments(Object arguments, TurnStyle.Arguments style, Findings findings) {
        if (style == TurnStyle.Arguments.STRING && !(arguments instanceof String)) {
            return JsonText.write(arguments, "the arguments of a tool call", findings);
        }
        if (style == TurnStyle.Arguments.OBJECT && arguments instanceof String text) {
            Optional<Object> parsed = JsonText.parse(text);
            if (parsed.isEmpty()) {
                findings.note(
                        Reason.BAD_TOOL_CALL,
                        "The arguments of a tool call are not JSON and stay text: " + shown(text) + ".");
            }
            return parsed.orElse(text);
        }
        return arguments;
    }

    private static String shown(String text) {
        return text.length() > 80 ? text.substring(0, 80) + "…" : text;
    }
}
