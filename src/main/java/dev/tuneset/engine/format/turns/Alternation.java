package dev.tuneset.engine.format.turns;

import dev.tuneset.engine.format.Findings;
import dev.tuneset.engine.outcome.Reason;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The order that LLaMA-Factory asks of ShareGPT turns: after one of the system, a question or a tool's result and an answer or a
 * call by turns, the answer last. It drops every other conversation, which is said here; other tools take them.
 */
public record Alternation(List<Map<String, @Nullable Object>> turns, String roleKey) {
    private static final Set<String> ASKING = Set.of("human", "observation");
    private static final Set<String> ANSWERING = Set.of("gpt", "function_call");

    /** Says where a whole conversation breaks the order. */
    void check(Findings findings) {
        breach(true)
                .ifPresent(breach ->
                        findings.note(Reason.ROLE_ORDER, breach + "; LLaMA-Factory drops such conversations."));
    }

    /** The same of a conversation whose answers stand beside it. */
    public void checkUnanswered(Findings findings) {
        breach(false)
                .ifPresent(breach ->
                        findings.note(Reason.ROLE_ORDER, breach + "; LLaMA-Factory drops such conversations."));
    }

    private Optional<String> breach(boolean answered) {
        int first = !turns.isEmpty() && "system".equals(role(0)) ? 1 : 0;
        for (int i = first; i < turns.size(); i++) {
            boolean asks = (i - first) % 2 == 0;
            if ((asks ? ASKING : ANSWERING).contains(role(i))) {
                continue;
            }
            return Optional.of(
                    i == first
                            ? "The conversation starts with " + role(i) + " and not with a question"
                            : "The turn " + (i + 1) + " of " + role(i) + " follows one of " + role(i - 1));
        }
        return !answered || (turns.size() - first) % 2 == 0
                ? Optional.empty()
                : Optional.of("The conversation ends without an answer");
    }

    private String role(int index) {
        return String.valueOf(turns.get(index).get(roleKey));
    }
}
