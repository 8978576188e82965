package dev.tuneset.engine.format.alpaca;

import dev.tuneset.engine.example.Message;
import dev.tuneset.engine.example.Role;
import dev.tuneset.engine.format.Findings;
import dev.tuneset.engine.format.turns.PlainTurns;
import dev.tuneset.engine.outcome.Reason;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A conversation as Alpaca has it: a system prompt, rounds of question and answer, and the last question.
 *
 * @param last the last question, and its answer where there is one
 * @param media columns of the files that became placeholders in the text
 */
public record Rounds(
        @Nullable String system, List<List<String>> history, Asked last, Map<String, @Nullable Object> media) {

    static Rounds of(List<Message> messages, Findings findings) {
        return of(messages, true, findings);
    }

    /** Takes a conversation apart; with an answer at its end, or without. */
    public static Rounds of(List<Message> messages, boolean answered, Findings findings) {
        PlainTurns texts = new PlainTurns("alpaca", findings);
        int first = !messages.isEmpty() && isSystem(messages.get(0)) ? 1 : 0;
        String system = first == 0 ? null : texts.of(messages.get(0));
        if (first == 1 && messages.get(0).role() == Role.DEVELOPER) {
            findings.note(Reason.ROLE_RENAMED, "The role developer was written as system.");
        }
        List<List<String>> history = new ArrayList<>();
        int turns = messages.size() - first + (answered ? 0 : 1);
        boolean fits = turns >= 2 && turns % 2 == 0;
        for (int i = first; i < messages.size() && fits; i++) {
            Role wanted = (i - first) % 2 == 0 ? Role.USER : Role.ASSISTANT;
            fits = messages.get(i).role() == wanted;
        }
        if (!fits) {
            findings.refuse(
                    Reason.CANNOT_CARRY,
                    "Alpaca holds a system prompt and rounds of user and assistant"
                            + (answered ? "" : " up to a question") + "; this conversation is " + roles(messages)
                            + ".");
            return new Rounds(system, history, new Asked("", "", ""), Map.of());
        }
        int question = messages.size() - (answered ? 2 : 1);
        for (int i = first; i < question; i += 2) {
            history.add(List.of(texts.of(messages.get(i)), texts.of(messages.get(i + 1))));
        }
        Message user = messages.get(question);
        Asked last = Asked.ofUser(user, texts.of(user), answered ? texts.of(messages.get(question + 1)) : null);
        return new Rounds(system, history, last, texts.mediaColumns());
    }

    /** The columns of a row. */
    public Map<String, @Nullable Object> record() {
        Map<String, @Nullable Object> record = new LinkedHashMap<>();
        record.put("instruction", last.instruction());
        record.put("input", last.input());
        if (last.output() != null) {
            record.put("output", last.output());
        }
        if (system != null && !system.isEmpty()) {
            record.put("system", system);
        }
        if (!history.isEmpty()) {
            record.put("history", history);
        }
        record.putAll(media);
        return record;
    }

    private static boolean isSystem(Message message) {
        return message.role() == Role.SYSTEM || message.role() == Role.DEVELOPER;
    }

    private static String roles(List<Message> messages) {
        return messages.isEmpty()
                ? "empty"
                : String.join(
                        ", ",
                        messages.stream().limit(8).map(m -> m.role().wire()).toList());
    }
}
