package dev.tuneset.engine.mapping;

import dev.tuneset.engine.example.Example;
import dev.tuneset.engine.example.Message;
import dev.tuneset.engine.example.Role;
import dev.tuneset.engine.mapping.prompt.CellText;
import dev.tuneset.engine.mapping.prompt.MergedPrompt;
import dev.tuneset.engine.outcome.Outcome;
import dev.tuneset.engine.outcome.Reason;
import dev.tuneset.engine.row.Row;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One column per message. Messages without a value are left out, so that rows may have fewer rounds than columns; what is left must
 * still be a conversation.
 */
final class TurnsMapping implements Mapping {
    private final @Nullable MergedPrompt system;
    private final List<BoundTurn> turns;
    private final KeptColumns kept;

    record BoundTurn(Role role, String column, int index) {}

    TurnsMapping(@Nullable MergedPrompt system, List<BoundTurn> turns, KeptColumns kept) {
        this.system = system;
        this.turns = List.copyOf(turns);
        this.kept = kept;
    }

    @Override
    public Outcome<Example> apply(Row row) {
        List<Message> messages = new ArrayList<>(turns.size() + 1);
        PromptMapping.addSystem(system, row, messages);
        List<String> missing = new ArrayList<>();
        boolean asked = false;
        for (BoundTurn turn : turns) {
            Object value = row.value(turn.index());
            if (value instanceof byte[] bytes) {
                return Outcome.rejected(
                        Reason.NOT_TEXT, "column \"" + turn.column() + "\" holds " + bytes.length + " bytes, not text");
            }
            if (CellText.isMissing(value)) {
                missing.add(turn.column());
                continue;
            }
            if (!messages.isEmpty() && messages.get(messages.size() - 1).role() == turn.role() && !missing.isEmpty()) {
                return Outcome.rejected(
                        Reason.ROLE_ORDER,
                        "two messages of the " + turn.role().wire() + " follow each other, because "
                                + String.join(", ", missing) + " has no value");
            }
            asked |= turn.role() == Role.USER;
            messages.add(Message.of(turn.role(), CellText.of(value)));
        }
        return conversation(row, messages, missing, asked);
    }

    private Outcome<Example> conversation(Row row, List<Message> messages, List<String> missing, boolean asked) {
        if (!asked && wants(Role.USER)) {
            return Outcome.rejected(
                    Reason.EMPTY_PROMPT, "no question: " + String.join(", ", missing) + " has no value");
        }
        Role last = messages.isEmpty()
                ? Role.SYSTEM
                : messages.get(messages.size() - 1).role();
        if (last != Role.ASSISTANT && wants(Role.ASSISTANT)) {
            String why = missing.isEmpty()
                    ? "the last turn of the recipe is not the assistant's"
                    : String.join(", ", missing) + " has no value";
            return Outcome.rejected(Reason.MISSING_OUTPUT, "the conversation does not end with an answer: " + why);
        }
        return Outcome.kept(kept.onto(Example.ofMessages(messages), row));
    }

    private boolean wants(Role role) {
        return turns.stream().anyMatch(turn -> turn.role() == role);
    }
}
