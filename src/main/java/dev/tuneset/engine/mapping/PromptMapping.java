package dev.tuneset.engine.mapping;

import dev.tuneset.engine.example.Example;
import dev.tuneset.engine.example.Message;
import dev.tuneset.engine.example.Role;
import dev.tuneset.engine.mapping.prompt.MergedPrompt;
import dev.tuneset.engine.outcome.Outcome;
import dev.tuneset.engine.outcome.Reason;
import dev.tuneset.engine.row.Row;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A merged prompt and its answer as a conversation of one round, or the prompt alone as plain text when no answer is mapped. */
record PromptMapping(
        @Nullable MergedPrompt system, MergedPrompt user, Answer answer, KeptColumns kept, Set<Integer> used)
        implements Mapping {
    @Override
    public Outcome<Example> apply(Row row) {
        for (int index : used) {
            if (row.value(index) instanceof byte[] bytes) {
                return Outcome.rejected(
                        Reason.NOT_TEXT,
                        "column \"" + row.schema().columns().get(index) + "\" holds " + bytes.length
                                + " bytes, not text, and cannot be part of a message");
            }
        }
        String prompt = user.render(row);
        if (prompt.isBlank()) {
            return Outcome.rejected(Reason.EMPTY_PROMPT, "the merged prompt is empty for this row");
        }
        if (answer == Answer.NONE) {
            return Outcome.kept(kept.onto(Example.ofText(prompt), row));
        }
        String reply = answer.text(row);
        if (reply == null) {
            return Outcome.rejected(
                    Reason.MISSING_OUTPUT,
                    "there is no answer: " + String.join(", ", answer.columns()) + " has no value in this row");
        }
        List<Message> messages = new ArrayList<>(3);
        addSystem(system, row, messages);
        messages.add(Message.of(Role.USER, prompt));
        messages.add(Message.of(Role.ASSISTANT, reply));
        return Outcome.kept(kept.onto(Example.ofMessages(messages), row));
    }

    /** A system prompt that comes out empty is no message. */
    static void addSystem(@Nullable MergedPrompt system, Row row, List<Message> messages) {
        if (system != null) {
            String text = system.render(row);
            if (!text.isBlank()) {
                messages.add(Message.of(Role.SYSTEM, text));
            }
        }
    }
}
