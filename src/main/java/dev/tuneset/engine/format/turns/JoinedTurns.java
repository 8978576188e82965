package dev.tuneset.engine.format.turns;

import dev.tuneset.engine.example.Message;
import dev.tuneset.engine.example.ToolCall;
import dev.tuneset.engine.format.Findings;
import dev.tuneset.engine.outcome.Reason;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Two turns that are one message: the calls of both, and the keys of both where they do not contradict each other. */
record JoinedTurns(Findings findings) {

    /** The first turn with the calls and keys of the second, whose content is not looked at. */
    Message join(Message first, Message second) {
        List<ToolCall> calls = new ArrayList<>(first.toolCalls());
        calls.addAll(second.toolCalls());
        return first.withToolCalls(calls)
                .withReasoning(either("reasoning", first.reasoning(), second.reasoning()))
                .withName(either("name", first.name(), second.name()))
                .withTrain(either("training flag", first.train(), second.train()))
                .withToolCallId(either("tool_call_id", first.toolCallId(), second.toolCallId()))
                .withAttributes(attributes(first.attributes(), second.attributes()));
    }

    private Map<String, @Nullable Object> attributes(
            Map<String, @Nullable Object> first, Map<String, @Nullable Object> second) {
        if (second.isEmpty()) {
            return first;
        }
        Map<String, @Nullable Object> all = new LinkedHashMap<>(first);
        second.forEach((key, value) -> all.put(key, either(key, first.get(key), value)));
        return all;
    }

    private <T> @Nullable T either(String key, @Nullable T first, @Nullable T second) {
        if (first != null && second != null && !Objects.equals(first, second)) {
            findings.note(
                    Reason.CONTENT_LOST,
                    "Two turns that became one message differ in " + key + "; the first one's stays.");
        }
        return first == null ? second : first;
    }
}
