package dev.tuneset.engine.pack;

import dev.tuneset.engine.outcome.Reason;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Rules for {@code {"messages": [...], "tools": [...]}}, as the services that take such files check them. */
final class ChatRules {
    static final Pattern ANY_ID = Pattern.compile(".+");
    private static final Pattern FUNCTION_NAME = Pattern.compile("[a-zA-Z0-9_-]{1,64}");
    private static final String MESSAGES = "messages";

    private ChatRules() {}

    /** Keys of the record that are not taken go. */
    static Check keys(Set<String> allowed) {
        return Check.repairs(
                Reason.UNRECOGNIZED_KEY,
                record -> said("Keys that are not taken were left out", surplus(record, allowed)),
                record -> without(record, allowed));
    }

    /** Keys of messages that are not taken go. */
    static Check messageKeys(Set<String> allowed) {
        return Check.repairs(
                Reason.MESSAGE_UNRECOGNIZED_KEY,
                record -> {
                    Set<String> surplus = new TreeSet<>();
                    Turns.of(record, MESSAGES).forEach(turn -> surplus.addAll(surplus(turn, allowed)));
                    return said("Keys of messages that are not taken were left out", surplus);
                },
                record -> each(record, turn -> without(turn, allowed)));
    }

    private static @Nullable String said(String what, Set<String> keys) {
        return keys.isEmpty() ? null : what + ": " + String.join(", ", keys) + ".";
    }

    private static Set<String> surplus(Map<?, ?> map, Set<String> allowed) {
        Set<String> surplus = new TreeSet<>();
        map.keySet().forEach(key -> surplus.add(String.valueOf(key)));
        surplus.removeAll(allowed);
        return surplus;
    }

    private static Map<String, @Nullable Object> without(Map<?, ?> map, Set<String> allowed) {
        Map<String, @Nullable Object> left = new LinkedHashMap<>();
        map.forEach((key, value) -> {
            if (allowed.contains(String.valueOf(key))) {
                left.put(String.valueOf(key), value);
            }
        });
        return left;
    }

    private interface TurnChange {
        Map<String, @Nullable Object> of(Map<?, ?> turn);
    }

    private static Map<String, @Nullable Object> each(Map<String, @Nullable Object> record, TurnChange change) {
        List<Object> turns = new ArrayList<>();
        Turns.of(record, MESSAGES).forEach(turn -> turns.add(change.of(turn)));
        Map<String, @Nullable Object> changed = new LinkedHashMap<>(record);
        changed.put(MESSAGES, turns);
        return changed;
    }

    static Check roles(Set<String> known) {
        return Check.rejects(Reason.UNRECOGNIZED_ROLE, record -> {
            for (Map<?, ?> turn : Turns.of(record, MESSAGES)) {
                String role = Turns.text(turn, "role");
                if (!known.contains(role)) {
                    return "The role " + role + " is not taken.";
                }
            }
            return null;
        });
    }

    /** A role that goes by another name here. */
    static Check renamed(String from, String to) {
        return Check.repairs(
                Reason.ROLE_RENAMED,
                record -> any(record, turn -> from.equals(turn.get("role")))
                        ? "The role " + from + " was written as " + to + "."
                        : null,
                record -> each(record, turn -> {
                    Map<String, @Nullable Object> changed = Turns.copy(turn);
                    changed.replace("role", from, to);
                    return changed;
                }));
    }

    static Check content() {
        return Check.rejects(
                Reason.MISSING_CONTENT,
                record -> any(record, turn -> !Turns.hasContent(turn) && !Turns.hasCalls(turn))
                        ? "A message has neither content nor a tool call."
                        : null);
    }

    static Check answer() {
        return Check.rejects(
                Reason.EXAMPLE_MISSING_ASSISTANT_MESSAGE,
                record -> any(record, turn -> "assistant".equals(turn.get("role")))
                        ? null
                        : "No message is the assistant's.");
    }

    static Check lastIsAnswer() {
        return Check.rejects(Reason.LAST_MESSAGE_NOT_ASSISTANT, record -> {
            List<Map<?, ?>> turns = Turns.of(record, MESSAGES);
            boolean answered = !turns.isEmpty()
                    && "assistant".equals(turns.get(turns.size() - 1).get("role"));
            return answered ? null : "The last message is not the assistant's.";
        });
    }

    /** A weight stands at the assistant's messages alone. */
    static Check weightPlace() {
        return Check.repairs(
                Reason.WEIGHT_MISPLACED,
                record -> any(record, ChatRules::isMisweighted)
                        ? "A weight at a message that is not the assistant's was left out."
                        : null,
                record -> each(record, turn -> {
                    Map<String, @Nullable Object> changed = Turns.copy(turn);
                    if (isMisweighted(turn)) {
                        changed.remove("weight");
                    }
                    return changed;
                }));
    }

    private static boolean isMisweighted(Map<?, ?> turn) {
        return turn.containsKey("weight") && !"assistant".equals(turn.get("role"));
    }

    /** Something must be left to learn. */
    static Check someWeight() {
        return Check.rejects(Reason.NO_WEIGHTED_MESSAGE, record -> {
            List<Map<?, ?>> answers = Turns.of(record, MESSAGES).stream()
                    .filter(turn -> "assistant".equals(turn.get("role")))
                    .toList();
            boolean none = !answers.isEmpty() && answers.stream().allMatch(ChatRules::isWeightless);
            return none ? "All of the assistant's messages have the weight 0." : null;
        });
    }

    private static boolean isWeightless(Map<?, ?> turn) {
        return turn.get("weight") instanceof Number weight && weight.doubleValue() == 0;
    }

    /** Calls and results have identifiers. */
    static Check callIds(Pattern form) {
        return Check.repairs(
                Reason.TOOL_CALL_IDS_MADE,
                record -> CallIds.fit(record, form) ? null : "Identifiers of tool calls were made anew.",
                CallIds::made);
    }

    static Check results() {
        return Check.rejects(
                Reason.TOOL_MESSAGE_WITHOUT_CALL,
                record -> CallIds.paired(record) ? null : "A tool's result follows no call of its identifier.");
    }

    /** Definitions are functions with a name of letters, digits, _ and -. */
    static Check tools() {
        return Check.rejects(Reason.BAD_TOOL, record -> {
            for (Map<?, ?> tool : Turns.of(record, "tools")) {
                if (!(tool.get("function") instanceof Map<?, ?> function)
                        || !FUNCTION_NAME.matcher(Turns.text(function, "name")).matches()) {
                    return "A tool is no function with a name of up to 64 letters, digits, _ and -.";
                }
            }
            return null;
        });
    }

    /** Arguments are JSON text of an object. */
    static Check arguments() {
        return Check.rejects(
                Reason.BAD_TOOL_CALL,
                record -> any(record, turn -> CallIds.calls(turn).stream().anyMatch(ChatRules::isBadCall))
                        ? "The arguments of a tool call are not the JSON text of an object, or it has no name."
                        : null);
    }

    private static boolean isBadCall(Map<?, ?> call) {
        if (!(call.get("function") instanceof Map<?, ?> function)) {
            return true;
        }
        boolean named = FUNCTION_NAME.matcher(Turns.text(function, "name")).matches();
        String arguments = Turns.text(function, "arguments").strip();
        return !named || !arguments.startsWith("{") || !arguments.endsWith("}");
    }

    static boolean any(Map<String, @Nullable Object> record, Predicate<Map<?, ?>> condition) {
        return Turns.of(record, MESSAGES).stream().anyMatch(condition);
    }
}
