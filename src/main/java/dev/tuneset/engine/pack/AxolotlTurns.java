package dev.tuneset.engine.pack;

import dev.tuneset.engine.format.turns.JsonText;
import dev.tuneset.engine.outcome.Reason;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What Axolotl reads of a conversation. Its chat templates know calls as {@code tool_calls} only, of preferences it takes role
 * and content of each message and the last one of each answer, and its Alpaca pattern has no place for a history.
 *
 * <p>Source: {@code prompt_strategies/chat_template.py}, {@code dpo/chat_template.py} and {@code alpaca_w_system.py} (0.19).
 */
final class AxolotlTurns {
    private static final String CONVERSATIONS = "conversations";
    private static final String CALL = "function_call";
    private static final Set<String> SIDES = Set.of("chosen", "rejected");

    /** What the templates of the usual models write before an answer to the question that Axolotl puts before it. */
    private static final String OPENINGS = "<|begin_of_text|><|start_header_id|>system<|end_header_id|>\n\n"
            + "Cutting Knowledge Date: December 2023\nToday Date: 26 Jul 2024\n\n<|eot_id|>"
            + "<|im_start|>system\nYou are Qwen, created by Alibaba Cloud. You are a helpful assistant.<|im_end|>\n"
            + "<|im_start|>user\n[[dummy_message]]<|im_end|>\n<|im_start|>assistant\n<think>\n\n</think>\n\n"
            + "<bos><start_of_turn>user\n<end_of_turn>\n<start_of_turn>model\n<s>[INST] [/INST]";

    private AxolotlTurns() {}

    static List<Check> checks(String format) {
        return switch (format) {
            case "alpaca" -> List.of(Check.rejects(Reason.HISTORY_UNREAD, AxolotlTurns::history));
            case "chatml" -> List.of(emptyAnswer("messages", "role", "content"));
            case "sharegpt" ->
                List.of(
                        Check.repairs(Reason.TOOL_CALLS_MOVED, AxolotlTurns::callTurns, AxolotlTurns::callsMoved),
                        emptyAnswer(CONVERSATIONS, "from", "value"));
            case "preference", "preference_sharegpt" ->
                List.of(
                        Check.rejects(Reason.TOOL_CALLS_UNREAD, AxolotlTurns::calls),
                        Check.warns("only_last_learned", Check.Effect.TOOL_CHANGES, AxolotlTurns::longAnswers),
                        Check.warns("answer_cut_wrong", Check.Effect.TOOL_CHANGES, AxolotlTurns::lostAnswers));
            default -> List.of();
        };
    }

    /** It looks for the turn by what it says. */
    private static Check emptyAnswer(String column, String role, String content) {
        return Check.warns(
                "empty_answer_unlearned",
                Check.Effect.TOOL_CHANGES,
                record -> Turns.of(record, column).stream()
                                .anyMatch(turn -> Set.of("assistant", "gpt").contains(Turns.text(turn, role))
                                        && "".equals(turn.get(content))
                                        && !Turns.hasCalls(turn))
                        ? "Of an empty answer not even its end is learned."
                        : null);
    }

    private static @Nullable String history(Map<String, @Nullable Object> record) {
        boolean earlier = record.get("history") instanceof List<?> rounds && !rounds.isEmpty();
        return earlier ? "Axolotl does not read the history of alpaca; write the data as chatml." : null;
    }

    private static @Nullable String callTurns(Map<String, @Nullable Object> record) {
        boolean calls = Turns.of(record, CONVERSATIONS).stream().anyMatch(turn -> CALL.equals(turn.get("from")));
        return calls ? "Turns of function_call were written as tool_calls of gpt, which Axolotl reads." : null;
    }

    private static Map<String, @Nullable Object> callsMoved(Map<String, @Nullable Object> record) {
        List<Map<String, @Nullable Object>> turns = new ArrayList<>();
        for (Map<?, ?> turn : Turns.of(record, CONVERSATIONS)) {
            if (CALL.equals(turn.get("from"))) {
                Map<String, @Nullable Object> said = caller(turn, turns);
                said.put("tool_calls", called(Turns.text(turn, "value")));
            } else {
                turns.add(Turns.copy(turn));
            }
        }
        Map<String, @Nullable Object> moved = new LinkedHashMap<>(record);
        moved.put(CONVERSATIONS, turns);
        return moved;
    }

    /** The turn that takes the calls: the text before them, where the answer had one, else the turn of the calls itself. */
    private static Map<String, @Nullable Object> caller(Map<?, ?> turn, List<Map<String, @Nullable Object>> before) {
        Map<String, @Nullable Object> last = before.isEmpty() ? null : before.get(before.size() - 1);
        if (last != null && "gpt".equals(last.get("from")) && !last.containsKey("tool_calls")) {
            return last;
        }
        Map<String, @Nullable Object> own = Turns.copy(turn);
        own.put("from", "gpt");
        own.put("value", "");
        before.add(own);
        return own;
    }

    private static List<Map<String, @Nullable Object>> called(String text) {
        Object read = JsonText.parse(text).orElse(List.of());
        List<Map<String, @Nullable Object>> calls = new ArrayList<>();
        for (Object each : read instanceof List<?> list ? list : List.of(read)) {
            if (each instanceof Map<?, ?> call) {
                Map<String, @Nullable Object> function = new LinkedHashMap<>();
                function.put("name", call.get("name"));
                Object arguments = Objects.requireNonNullElse(call.get("arguments"), Map.of());
                // of objects it leaves out every null
                function.put("arguments", arguments instanceof String json ? json : JsonText.write(arguments));
                Map<String, @Nullable Object> outer = new LinkedHashMap<>();
                if (call.get("id") != null) {
                    outer.put("id", call.get("id"));
                }
                outer.put("type", "function");
                outer.put("function", function);
                calls.add(outer);
            }
        }
        return calls;
    }

    private static @Nullable String calls(Map<String, @Nullable Object> record) {
        for (Object column : record.values()) {
            for (Object item : column instanceof List<?> list ? list : List.of()) {
                if (item instanceof Map<?, ?> turn && (Turns.hasCalls(turn) || CALL.equals(turn.get("from")))) {
                    return "Axolotl does not read tool calls in preferences.";
                }
            }
        }
        return null;
    }

    private static @Nullable String longAnswers(Map<String, @Nullable Object> record) {
        boolean many = SIDES.stream().anyMatch(side -> Turns.of(record, side).size() > 1);
        return many ? "Axolotl takes only the last message of an answer." : null;
    }

    /** It renders an answer after a question of its own, and cuts where the text of the answer is found first. */
    private static @Nullable String lostAnswers(Map<String, @Nullable Object> record) {
        boolean lost = SIDES.stream().anyMatch(side -> cutWrong(record.get(side)));
        return lost
                ? "Axolotl looks for an answer's text in what the chat template writes; it is cut wrong when empty, "
                        + "with white space around it, or so short that it stands before the answer too."
                : null;
    }

    private static boolean cutWrong(@Nullable Object answer) {
        Object said = answer instanceof List<?> turns && !turns.isEmpty() ? turns.get(turns.size() - 1) : answer;
        if (said instanceof Map<?, ?> turn) {
            said = turn.containsKey("content") ? turn.get("content") : turn.get("value");
        }
        return said instanceof String text && (!text.equals(text.strip()) || OPENINGS.contains(text));
    }
}
