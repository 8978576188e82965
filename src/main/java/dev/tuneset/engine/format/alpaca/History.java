package dev.tuneset.engine.format.alpaca;

import dev.tuneset.engine.example.Message;
import dev.tuneset.engine.example.Role;
import dev.tuneset.engine.format.CellText;
import dev.tuneset.engine.format.Findings;
import dev.tuneset.engine.format.RowFields;
import dev.tuneset.engine.format.turns.JsonText;
import dev.tuneset.engine.outcome.Reason;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The earlier rounds of an Alpaca row, or of ms-swift's query and response: a list of pairs. */
public record History(Findings findings) {
    private static final String COLUMN = "history";

    /** The messages after those of a column of earlier rounds, where there is one; anything else in it stays there. */
    public static List<Message> before(RowFields fields, List<Message> messages, Findings findings) {
        if (!(fields.peek(COLUMN) instanceof List<?> rounds)
                || !rounds.stream().allMatch(round -> round instanceof List<?> pair && pair.size() == 2)) {
            return messages;
        }
        List<Message> all = new ArrayList<>(new History(findings).read(fields.take(COLUMN)));
        if (!all.isEmpty()) {
            findings.note(Reason.KEYS_RENAMED, "The pairs in the column history were read as earlier turns.");
        }
        all.addAll(messages);
        return all;
    }

    List<Message> read(@Nullable Object value) {
        Object rounds = value;
        if (value instanceof String text) {
            rounds = text.isBlank() ? null : JsonText.parse(text).orElse(text);
        }
        if (rounds == null) {
            return List.of();
        }
        if (!(rounds instanceof List<?> list)) {
            findings.refuse(Reason.FORMAT_MISMATCH, "The column history must hold a list of pairs of texts.");
            return List.of();
        }
        List<Message> messages = new ArrayList<>(list.size() * 2);
        for (Object round : list) {
            if (!(round instanceof List<?> pair) || pair.size() != 2) {
                findings.refuse(
                        Reason.FORMAT_MISMATCH, "A round of the history must be a pair of texts, not " + round + ".");
                return List.of();
            }
            messages.add(Message.of(Role.USER, text(pair.get(0))));
            messages.add(Message.of(Role.ASSISTANT, text(pair.get(1))));
        }
        return messages;
    }

    private String text(@Nullable Object value) {
        String text = CellText.of(value, "history", findings);
        if (text == null) {
            findings.note(Reason.EMPTY_TURN, "A turn without content was read as empty text.");
            return "";
        }
        return text;
    }
}
