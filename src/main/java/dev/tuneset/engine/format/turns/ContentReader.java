package dev.tuneset.engine.format.turns;

import dev.tuneset.engine.example.Message;
import dev.tuneset.engine.example.Part;
import dev.tuneset.engine.example.Role;
import dev.tuneset.engine.example.ToolCall;
import dev.tuneset.engine.format.Findings;
import dev.tuneset.engine.outcome.Reason;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads the content of one turn: text, or a list of parts, among which reasoning and tool calls may hide. */
final class ContentReader {
    private static final Set<String> RESULT_KEYS = Set.of("type", "tool_use_id", "content");
    private static final Set<String> CALL_KEYS = Set.of("type", "id", "name", "input");
    private static final Set<String> TEXT_KEYS = Set.of("type", "text");

    private final Findings findings;
    private final boolean inner;
    private @Nullable String reasoning;
    private final List<ToolCall> toolCalls = new ArrayList<>(0);
    private final List<Message> toolResults = new ArrayList<>(0);

    ContentReader(Findings findings) {
        this(findings, false);
    }

    private ContentReader(Findings findings, boolean inner) {
        this.findings = findings;
        this.inner = inner;
    }

    /** Reads content that has no place for thoughts and calls; such parts stay parts. */
    static ContentReader ofPartsOnly(Findings findings) {
        return new ContentReader(findings, true);
    }

    /** The thought found at the head of the parts. */
    @Nullable
    String reasoning() {
        return reasoning;
    }

    List<ToolCall> toolCalls() {
        return toolCalls;
    }

    /** Results of tools that Anthropic's blocks put into a user's turn; they are turns of their own. */
    List<Message> toolResults() {
        return toolResults;
    }

    List<Part> parts(@Nullable Object content, Role role) {
        if (content == null) {
            return List.of();
        }
        if (content instanceof String text) {
            return List.of(new Part.Text(text));
        }
        if (content instanceof List<?> list && (role != Role.TOOL || looksLikeParts(list))) {
            List<Part> parts = new ArrayList<>(list.size());
            list.forEach(item -> addPart(parts, item));
            return reasoning == null ? parts : unlisted(parts);
        }
        if (content instanceof List<?> || content instanceof Map<?, ?>) {
            if (role != Role.TOOL) {
                findings.refuse(Reason.NOT_TEXT, "A turn's content is an object, neither text nor a list of parts.");
            }
            findings.note(Reason.VALUE_CONVERTED, "A tool's result was written as JSON text.");
            return List.of(new Part.Text(JsonText.write(content, "a tool's result", findings)));
        }
        findings.note(Reason.VALUE_CONVERTED, "A turn's content was no text and was written as text.");
        return List.of(new Part.Text(content.toString()));
    }

    /** Where only the thought made the content a list, what is left is plain text again. */
    private static List<Part> unlisted(List<Part> parts) {
        boolean one = parts.size() == 1
                && parts.get(0) instanceof Part.Text text
                && text.attributes().equals(Map.of("type", "text"));
        return one ? List.of(new Part.Text(((Part.Text) parts.get(0)).text())) : parts;
    }

    /** Whether a value is a list of text parts and nothing else. */
    static boolean areTexts(@Nullable Object value) {
        return value instanceof List<?> list
                && !list.isEmpty()
                && list.stream()
                        .allMatch(item -> item instanceof Map<?, ?> part
                                && (part.get("type") == null || "text".equals(part.get("type")))
                                && part.get("text") instanceof String);
    }

    private static boolean looksLikeParts(List<?> list) {
        return !list.isEmpty()
                && list.stream().allMatch(item -> item instanceof Map<?, ?> map && map.containsKey("type"));
    }

    private void addPart(List<Part> parts, @Nullable Object item) {
        if (item instanceof String text) {
            parts.add(new Part.Text(text));
            return;
        }
        if (!(item instanceof Map<?, ?> part)) {
            findings.refuse(Reason.NOT_TEXT, "A content part must be text or an object, not " + item + ".");
            return;
        }
        String type = part.get("type") instanceof String named ? named : part.get("text") != null ? "text" : "";
        if (type.equals("text") && !(part.get("text") instanceof String) && part.get("value") instanceof String value) {
            findings.note(Reason.KEYS_RENAMED, "The parts' key value was read as text.");
            parts.add(new Part.Text(value, others(part, "value")));
        } else if (type.equals("text") && part.get("text") instanceof String text) {
            parts.add(new Part.Text(text, others(part, "text")));
        } else if (inner && !type.isEmpty() && !type.equals("text")) {
            parts.add(new Part.Media(type, map(part)));
        } else if (type.equals("thinking") && reasoning == null && parts.isEmpty() && thought(part) != null) {
            reasoning = thought(part);
            if (part.get("signature") != null) {
                findings.note(Reason.CONTENT_LOST, "The signature of a thought was left out.");
            }
        } else if (type.equals("tool_use") && part.get("name") instanceof String name) {
            Object id = part.get("id");
            toolCalls.add(
                    new ToolCall(id == null ? null : id.toString(), name, part.get("input"), besides(part, CALL_KEYS)));
            findings.note(Reason.KEYS_RENAMED, "Blocks of type tool_use were read as tool calls.");
        } else if (type.equals("tool_result") && part.get("tool_use_id") != null) {
            toolResults.add(toolResult(part));
            findings.note(Reason.KEYS_RENAMED, "Blocks of type tool_result were read as turns of the tool.");
        } else if (type.equals("tool_call") && part.get("value") != null) {
            toolCalls.addAll(ToolCalls.read(part.get("value"), findings));
        } else if (type.isEmpty() || type.equals("text")) {
            findings.refuse(Reason.NOT_TEXT, "A content part has neither a type nor text.");
        } else {
            parts.add(new Part.Media(type, map(part)));
        }
    }

    private Message toolResult(Map<?, ?> block) {
        List<Part> parts = ofPartsOnly(findings).parts(block.get("content"), Role.TOOL);
        boolean onlyText = parts.stream()
                .allMatch(part ->
                        part instanceof Part.Text text && text.attributes().size() < 2);
        Message result = Message.of(Role.TOOL, "").withContent(parts);
        result = onlyText ? result.withText(result.text()) : result;
        return result.withToolCallId(String.valueOf(block.get("tool_use_id")))
                .withAttributes(besides(block, RESULT_KEYS));
    }

    /** The keys other than those named; null ones are padding. */
    private static Map<String, @Nullable Object> besides(Map<?, ?> block, Set<String> known) {
        Map<String, @Nullable Object> others = new LinkedHashMap<>();
        block.forEach((key, value) -> {
            if (value != null && !known.contains(String.valueOf(key))) {
                others.put(String.valueOf(key), value);
            }
        });
        return others;
    }

    /** The text of {@code {type: thinking, thinking: text or list of text parts}}, where it has nothing else. */
    private static @Nullable String thought(Map<?, ?> part) {
        if (part.size() != 2 && !(part.size() == 3 && part.containsKey("signature"))) {
            return null;
        }
        if (part.get("thinking") instanceof String text) {
            return text;
        }
        if (!(part.get("thinking") instanceof List<?> list)) {
            return null;
        }
        StringBuilder thought = new StringBuilder();
        for (Object item : list) {
            if (!(item instanceof Map<?, ?> inner)
                    || !(inner.get("text") instanceof String text)
                    || !besides(inner, TEXT_KEYS).isEmpty()) {
                return null;
            }
            thought.append(text);
        }
        return thought.toString();
    }

    /** The other keys; null ones, with which Arrow pads every part, are no keys. */
    private static Map<String, @Nullable Object> others(Map<?, ?> part, String text) {
        Map<String, @Nullable Object> others = new LinkedHashMap<>();
        part.forEach((key, value) -> {
            if (value != null && !text.equals(key)) {
                others.put(String.valueOf(key), value);
            }
        });
        others.putIfAbsent("type", "text");
        return others;
    }

    private static Map<String, @Nullable Object> map(Map<?, ?> part) {
        Map<String, @Nullable Object> map = new LinkedHashMap<>();
        part.forEach((key, value) -> map.put(String.valueOf(key), value));
        return map;
    }
}
