package dev.tuneset.engine.pack;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The turns of a written record. */
final class Turns {
    private Turns() {}

    /** The turns in a column; none when it holds no list of objects. */
    static List<Map<?, ?>> of(Map<String, @Nullable Object> record, String column) {
        List<Map<?, ?>> turns = new ArrayList<>();
        if (record.get(column) instanceof List<?> list) {
            for (Object item : list) {
                if (item instanceof Map<?, ?> turn) {
                    turns.add(turn);
                }
            }
        }
        return turns;
    }

    static String text(Map<?, ?> turn, String key) {
        return Objects.toString(turn.get(key), "");
    }

    /** Whether the turn has content: text that is not blank, or parts. */
    static boolean hasContent(Map<?, ?> turn) {
        Object content = turn.get("content");
        return content instanceof String text ? !text.isBlank() : content instanceof List<?> parts && !parts.isEmpty();
    }

    static boolean hasCalls(Map<?, ?> turn) {
        return turn.get("tool_calls") instanceof List<?> calls && !calls.isEmpty();
    }

    static long count(List<Map<?, ?>> turns, String role) {
        return turns.stream().filter(turn -> role.equals(turn.get("role"))).count();
    }

    static Map<String, @Nullable Object> copy(Map<?, ?> turn) {
        Map<String, @Nullable Object> copy = new LinkedHashMap<>();
        turn.forEach((key, value) -> copy.put(String.valueOf(key), value));
        return copy;
    }
}
