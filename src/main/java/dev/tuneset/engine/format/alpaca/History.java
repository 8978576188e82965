package dev.tuneset.engine.format.alpaca;

import dev.tuneset.engine.example.Message;
import dev.tuneset.engine.example.Role;
import dev.tuneset.engine.format.CellText;
import dev.tuneset.engine.format.Findings;
import dev.tuneset.engine.format.turns.JsonText;
import dev.tuneset.engine.outcome.Reason;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The earlier rounds of an Alpaca row: a list of pairs. */
record History(Findings findings) {
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
