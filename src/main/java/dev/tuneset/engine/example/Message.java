package dev.tuneset.engine.example;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One message of a conversation.
 *
 * @param content parts in order; empty for a message without content (a bare tool call)
 * @param reasoning the thought before the answer, without tags
 * @param train whether the message is learned from; {@code null} leaves it to the trainer
 * @param attributes keys no format knows, kept as they came
 */
public record Message(
        Role role,
        List<Part> content,
        @Nullable String reasoning,
        List<ToolCall> toolCalls,
        @Nullable String toolCallId,
        @Nullable String name,
        @Nullable Boolean train,
        Map<String, @Nullable Object> attributes) {
    public Message {
        content = List.copyOf(content);
        toolCalls = List.copyOf(toolCalls);
    }

    /** A message of plain text. */
    public static Message of(Role role, String text) {
        return new Message(role, List.of(new Part.Text(text)), null, List.of(), null, null, null, Map.of());
    }

    /** The text parts, joined. */
    public String text() {
        if (content.size() == 1 && content.get(0) instanceof Part.Text only) {
            return only.text();
        }
        StringBuilder joined = new StringBuilder();
        for (Part part : content) {
            if (part instanceof Part.Text text) {
                joined.append(text.text());
            }
        }
        return joined.toString();
    }

    /** The names of what it holds besides role and content. */
    public List<String> keys() {
        List<String> keys = new ArrayList<>(attributes.size() + 1);
        addName(keys, "reasoning", reasoning);
        addName(keys, "tool_calls", toolCalls.isEmpty() ? null : toolCalls);
        addName(keys, "tool_call_id", toolCallId);
        addName(keys, "name", name);
        addName(keys, "train", train);
        keys.addAll(attributes.keySet());
        return keys;
    }

    private static void addName(List<String> keys, String key, @Nullable Object value) {
        if (value != null) {
            keys.add(key);
        }
    }

    public boolean hasMedia() {
        for (Part part : content) {
            if (part instanceof Part.Media) {
                return true;
            }
        }
        return false;
    }

    public Message withContent(List<Part> changed) {
        return new Message(role, changed, reasoning, toolCalls, toolCallId, name, train, attributes);
    }

    public Message withText(String text) {
        return withContent(List.of(new Part.Text(text)));
    }

    public Message withReasoning(@Nullable String changed) {
        return new Message(role, content, changed, toolCalls, toolCallId, name, train, attributes);
    }

    public Message withToolCalls(List<ToolCall> changed) {
        return new Message(role, content, reasoning, changed, toolCallId, name, train, attributes);
    }

    public Message withToolCallId(@Nullable String changed) {
        return new Message(role, content, reasoning, toolCalls, changed, name, train, attributes);
    }

    public Message withName(@Nullable String changed) {
        return new Message(role, content, reasoning, toolCalls, toolCallId, changed, train, attributes);
    }

    public Message withTrain(@Nullable Boolean changed) {
        return new Message(role, content, reasoning, toolCalls, toolCallId, name, changed, attributes);
    }

    public Message withAttributes(Map<String, @Nullable Object> changed) {
        return new Message(role, content, reasoning, toolCalls, toolCallId, name, train, changed);
    }
}
