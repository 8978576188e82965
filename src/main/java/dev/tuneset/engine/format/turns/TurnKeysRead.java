package dev.tuneset.engine.format.turns;

import dev.tuneset.engine.example.Message;
import dev.tuneset.engine.example.ToolCall;
import dev.tuneset.engine.format.Findings;
import dev.tuneset.engine.outcome.Reason;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The keys of a turn besides who speaks and what: names, tool calls, reasoning, training flags, and unknown ones. */
record TurnKeysRead(Map<?, ?> turn, String roleKey, String contentKey, Findings findings) {

    Message onto(Message message) {
        if (turn.size() == 2 && turn.containsKey(roleKey) && turn.containsKey(contentKey)) {
            return message;
        }
        Message read = message;
        Map<String, @Nullable Object> unknown = null;
        for (Map.Entry<?, ?> entry : turn.entrySet()) {
            String key = String.valueOf(entry.getKey());
            Object value = entry.getValue();
            // Arrow pads turns with null keys of other turns: a null key is no key.
            if (value != null && !key.equals(roleKey) && !key.equals(contentKey)) {
                Message with = known(read, key, value);
                if (with == null) {
                    unknown = unknown == null ? new LinkedHashMap<>() : unknown;
                    unknown.put(key, value);
                } else {
                    read = with;
                }
            }
        }
        return unknown == null ? read : read.withAttributes(unknown);
    }

    /** The message with a key's value; {@code null} when the key is not known or its value is of another kind. */
    private @Nullable Message known(Message message, String key, Object value) {
        return switch (key) {
            case "tool_calls" -> message.withToolCalls(calls(message, value));
            case "function_call" -> {
                findings.note(Reason.KEYS_RENAMED, "The key function_call was read as a tool call.");
                yield message.withToolCalls(calls(message, value));
            }
            case "tool_call_id" -> message.withToolCallId(value.toString());
            case "name" -> value instanceof String name ? message.withName(name) : null;
            case "reasoning_content", "thinking", "reasoning" ->
                value instanceof String thought && message.reasoning() == null ? message.withReasoning(thought) : null;
            case "weight", "loss_weight" -> weight(message, value);
            case "train", "loss" -> value instanceof Boolean flag ? train(message, flag) : null;
            default -> null;
        };
    }

    private List<ToolCall> calls(Message message, Object value) {
        List<ToolCall> calls = new ArrayList<>(message.toolCalls());
        calls.addAll(ToolCalls.read(value, findings));
        return calls;
    }

    private static @Nullable Message weight(Message message, Object value) {
        double weight = value instanceof Number number ? number.doubleValue() : -1;
        return weight == 0 || weight == 1 ? train(message, weight == 1) : null;
    }

    private static @Nullable Message train(Message message, boolean flag) {
        return message.train() == null ? message.withTrain(flag) : null;
    }
}
