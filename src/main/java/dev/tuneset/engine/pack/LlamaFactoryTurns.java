package dev.tuneset.engine.pack;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What LLaMA-Factory makes of a conversation ({@code SharegptDatasetConverter}): after an optional system turn, questions
 * and answers must alternate, a question first, an answer last (a question, in ranking); all else is left out.
 *
 * @param ranking whether the answers stand apart as chosen and rejected
 */
record LlamaFactoryTurns(
        String column,
        String roleKey,
        String contentKey,
        String system,
        Set<String> questions,
        Set<String> answers,
        boolean ranking) {
    static final String STARTS_WITH_ANSWER = "starts_with_answer";
    static final String NOT_ALTERNATING = "turns_not_alternating";
    static final String ENDS_WRONG = "ends_wrong";
    static final List<String> RULES = List.of(STARTS_WITH_ANSWER, NOT_ALTERNATING, ENDS_WRONG);

    static LlamaFactoryTurns ofShareGpt(String column, boolean ranking) {
        return new LlamaFactoryTurns(
                column,
                "from",
                "value",
                "system",
                Set.of("human", "observation"),
                Set.of("gpt", "function_call"),
                ranking);
    }

    static LlamaFactoryTurns ofRoles(String column, boolean ranking) {
        return new LlamaFactoryTurns(
                column,
                "role",
                "content",
                "system",
                Set.of("user", "tool"),
                Set.of("assistant", "function_call"),
                ranking);
    }

    /** Why the record would be left out by this rule; {@code null} when not, or when an earlier rule is the cause. */
    @Nullable
    String breach(Map<String, @Nullable Object> record, String rule) {
        List<Map<?, ?>> turns = Turns.of(record, column);
        int first = !turns.isEmpty() && role(turns.get(0)).equals(system) ? 1 : 0;
        String found = first(turns.subList(first, turns.size()));
        return rule.equals(found) ? "LLaMA-Factory would leave it out." : null;
    }

    private @Nullable String first(List<Map<?, ?>> turns) {
        if (!turns.isEmpty() && answers.contains(role(turns.get(0)))) {
            return STARTS_WITH_ANSWER;
        }
        for (int i = 0; i < turns.size(); i++) {
            if (!(i % 2 == 0 ? questions : answers).contains(role(turns.get(i)))) {
                return NOT_ALTERNATING;
            }
        }
        return turns.size() % 2 == (ranking ? 1 : 0) ? null : ENDS_WRONG;
    }

    private String role(Map<?, ?> turn) {
        return Turns.text(turn, roleKey);
    }

    /** Calls beside the text of a message are not read; they must be turns of their own. */
    @Nullable
    String unreadCalls(Map<String, @Nullable Object> record) {
        boolean calls = Turns.of(record, column).stream().anyMatch(Turns::hasCalls);
        return calls ? "LLaMA-Factory reads tool calls as turns of their own: choose the format sharegpt." : null;
    }

    /** A wanted answer that is empty is read the wrong way round: the tag is an empty answer beside it. */
    @Nullable
    String emptyAnswer(Map<String, @Nullable Object> record) {
        List<Map<?, ?>> turns = Turns.of(record, column);
        boolean empty = !turns.isEmpty()
                && Turns.text(turns.get(turns.size() - 1), contentKey).isEmpty();
        return Boolean.TRUE.equals(record.get("label")) && empty ? "A wanted answer is empty." : null;
    }
}
