package dev.tuneset.engine.format.prompts;

import dev.tuneset.engine.example.Message;
import dev.tuneset.engine.example.Role;
import dev.tuneset.engine.format.CellText;
import dev.tuneset.engine.format.Findings;
import dev.tuneset.engine.format.turns.TurnColumn;
import dev.tuneset.engine.format.turns.TurnReader;
import dev.tuneset.engine.format.turns.TurnStyle;
import dev.tuneset.engine.outcome.Reason;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads prompts and answers that may be text, turns, or a single turn. */
public record ProseReader(TurnStyle style, Findings findings) {

    /** What the user, or the earlier conversation, says; refused when there is nothing. */
    public Prose prompt(@Nullable Object value, String column) {
        return read(value, column, Role.USER, Reason.EMPTY_PROMPT);
    }

    /** What the assistant answers; refused when there is nothing. Empty text is an answer. */
    public Prose answer(@Nullable Object value, String column) {
        return read(value, column, Role.ASSISTANT, Reason.EMPTY_ANSWER);
    }

    private Prose read(@Nullable Object value, String column, Role role, Reason missing) {
        if (value instanceof List<?> list && list.size() == 1 && list.get(0) instanceof String only) {
            findings.note(
                    Reason.VALUE_CONVERTED, "The list of one text in the column " + column + " was read as that text.");
            return new Prose(List.of(Message.of(role, only)), true);
        }
        if (value instanceof List<?> || value instanceof Map<?, ?> || TurnColumn.holdsTurns(value)) {
            List<Message> messages = new TurnReader(style, column, findings).read(value);
            if (messages.isEmpty()) {
                findings.refuse(missing, "The column " + column + " has no turns.");
            }
            return new Prose(messages, false);
        }
        String text = CellText.of(value, column, findings);
        if (text == null) {
            findings.refuse(missing, "The column " + column + " is empty.");
            text = "";
        }
        return new Prose(List.of(Message.of(role, text)), true);
    }
}
