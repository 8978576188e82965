package dev.tuneset.engine.format.turns;

import dev.tuneset.engine.example.ToolCall;
import dev.tuneset.engine.format.Findings;
import dev.tuneset.engine.outcome.Reason;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Tool calls in the shapes of OpenAI, Hugging Face and LLaMA-Factory. */
final class ToolCalls {
    private static final Set<String> KNOWN = Set.of("id", "type", "function", "name", "arguments", "parameters");

    private ToolCalls() {}

    /** The calls of an assistant message: a list of calls, a single call, or either as JSON text. */
    static List<ToolCall> read(@Nullable Object value, Findings findings) {
        Object calls = value;
        if (value instanceof String text) {
            Optional<Object> parsed = JsonText.parse(text);
            if (parsed.isEmpty()) {
                findings.refuse(Reason.BAD_TOOL_CALL, "A tool call is not JSON: " + shown(text));
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
                        "A tool call must be an object with a name and arguments, not " + shown(call.toString()));
            }
        }
        return read;
    }

    private static Optional<ToolCall> read(Map<?, ?> call, Findings findings) {
        Map<?, ?> function = call.get("function") instanceof Map<?, ?> inner ? inner : call;
        if (!(function.get("name") instanceof String name)) {
            findings.refuse(Reason.BAD_TOOL_CALL, "A tool call has no name: " + shown(JsonText.write(call)));
            return Optional.empty();
        }
        Object arguments = function.get("arguments");
        if (arguments == null && function.get("parameters") != null) {
            arguments = function.get("parameters");
            findings.note(Reason.KEYS_RENAMED, "A tool call's parameters were read as its arguments.");
        }
        Object id = call.get("id");
        List<String> others = new ArrayList<>();
        call.forEach((key, value) -> {
            if (value != null && !KNOWN.contains(String.valueOf(key))) {
                others.add(String.valueOf(key));
            }
        });
        if (!others.isEmpty()) {
            findings.note(Reason.CONTENT_LOST, "Keys of a tool call were left out: " + String.join(", ", others) + ".");
        }
        return Optional.of(new ToolCall(id == null ? null : id.toString(), name, arguments));
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
            written.add(flat);
        }
        return JsonText.write(written.size() == 1 ? written.get(0) : written);
    }

    private static Object arguments(Object arguments, TurnStyle.Arguments style, Findings findings) {
        if (style == TurnStyle.Arguments.STRING && !(arguments instanceof String)) {
            return JsonText.write(arguments);
        }
        if (style == TurnStyle.Arguments.OBJECT && arguments instanceof String text) {
            Optional<Object> parsed = JsonText.parse(text);
            if (parsed.isEmpty()) {
                findings.note(
                        Reason.BAD_TOOL_CALL,
                        "The arguments of a tool call are not JSON and stay text: " + shown(text));
            }
            return parsed.orElse(text);
        }
        return arguments;
    }

    private static String shown(String text) {
        return text.length() > 80 ? text.substring(0, 80) + "…" : text;
    }
}
