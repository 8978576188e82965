package dev.tuneset.engine.pack;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The identifiers that tie the results of tools to their calls. */
final class CallIds {
    private static final String MESSAGES = "messages";

    private CallIds() {}

    /** Whether each call and each result has an identifier of this form. */
    static boolean fit(Map<String, @Nullable Object> record, Pattern form) {
        for (Map<?, ?> turn : Turns.of(record, MESSAGES)) {
            if ("tool".equals(turn.get("role")) && !fits(turn.get("tool_call_id"), form)) {
                return false;
            }
            for (Map<?, ?> call : calls(turn)) {
                if (!fits(call.get("id"), form)) {
                    return false;
                }
            }
        }
        return true;
    }

    private static boolean fits(@Nullable Object id, Pattern form) {
        return id instanceof String text && form.matcher(text).matches();
    }

    /** Whether each result follows a call of its identifier. */
    static boolean paired(Map<String, @Nullable Object> record) {
        List<Object> open = new ArrayList<>();
        for (Map<?, ?> turn : Turns.of(record, MESSAGES)) {
            if ("tool".equals(turn.get("role"))) {
                if (!open.remove(turn.get("tool_call_id"))) {
                    return false;
                }
            } else {
                calls(turn).forEach(call -> open.add(call.get("id")));
            }
        }
        return true;
    }

    /** The record with identifiers made anew, nine letters and digits each; a result without one takes the next open call. */
    static Map<String, @Nullable Object> made(Map<String, @Nullable Object> record) {
        List<Object> turns = new ArrayList<>();
        Map<Object, String> known = new HashMap<>();
        List<String> open = new ArrayList<>();
        int made = 0;
        for (Map<?, ?> turn : Turns.of(record, MESSAGES)) {
            Map<String, @Nullable Object> changed = Turns.copy(turn);
            if ("tool".equals(turn.get("role"))) {
                String id = known.get(turn.get("tool_call_id"));
                if (id == null && !open.isEmpty()) {
                    id = open.get(0);
                }
                if (id != null) {
                    open.remove(id);
                    changed.put("tool_call_id", id);
                }
            } else if (Turns.hasCalls(turn)) {
                List<Object> calls = new ArrayList<>();
                for (Map<?, ?> call : calls(turn)) {
                    String id = String.format(Locale.ROOT, "call%05d", made++);
                    Map<String, @Nullable Object> named = new LinkedHashMap<>();
                    named.put("id", id);
                    Turns.copy(call).forEach((key, value) -> named.putIfAbsent(key, value));
                    if (call.get("id") != null) {
                        known.put(call.get("id"), id);
                    }
                    open.add(id);
                    calls.add(named);
                }
                changed.put("tool_calls", calls);
            }
            turns.add(changed);
        }
        Map<String, @Nullable Object> changed = new LinkedHashMap<>(record);
        changed.put(MESSAGES, turns);
        return changed;
    }

    static List<Map<?, ?>> calls(Map<?, ?> turn) {
        return Turns.of(Turns.copy(turn), "tool_calls");
    }
}
