package dev.tuneset.recipe;

import dev.tuneset.engine.example.Example;
import dev.tuneset.engine.example.Message;
import dev.tuneset.engine.outcome.Note;
import dev.tuneset.engine.row.Row;
import dev.tuneset.engine.run.LedgerCounts;
import dev.tuneset.engine.sink.JsonValues;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a recipe makes of a sample of rows.
 *
 * @param shown the first row, the one of median length and the longest
 * @param counts the ledger of the sample
 * @param refused some rows that did not become examples
 * @param sampled rows looked at
 * @param total rows of the dataset
 * @param examples examples made; more than rows when pairs are made of them
 */
public record Preview(
        List<Shown> shown, LedgerCounts counts, List<Refused> refused, long sampled, long total, long examples) {
    /**
     * One row and its example.
     *
     * @param choice why it is shown: {@code first}, {@code median}, {@code longest}
     * @param record the record in the target format, as JSON
     * @param text the example rendered with the chat template; {@code null} without one
     * @param notes what was repaired
     */
    public record Shown(
            String choice,
            Row row,
            Example example,
            List<Said> messages,
            String record,
            @Nullable String text,
            List<Note> notes) {
        public int characters() {
            return Said.characters(messages);
        }
    }

    /** A message as it is shown. */
    public record Said(String role, String text) {
        static Said of(Message message) {
            StringBuilder text = new StringBuilder();
            if (message.reasoning() != null) {
                text.append("<think>").append(message.reasoning()).append("</think>\n");
            }
            text.append(message.text());
            message.toolCalls()
                    .forEach(call -> text.append(text.isEmpty() ? "" : "\n")
                            .append(call.name())
                            .append('(')
                            .append(call.arguments() instanceof String json ? json : JsonValues.text(call.arguments()))
                            .append(')'));
            return new Said(message.role().wire(), text.toString());
        }

        /** Unicode characters of messages together. */
        static int characters(List<Said> messages) {
            return messages.stream()
                    .mapToInt(said -> said.text().codePointCount(0, said.text().length()))
                    .sum();
        }

        static List<Said> of(Example example) {
            if (example.text() != null) {
                return List.of(new Said("text", example.text()));
            }
            List<Said> all = new java.util.ArrayList<>();
            example.messages().forEach(message -> all.add(of(message)));
            example.completions()
                    .forEach(completion -> completion
                            .messages()
                            .forEach(message -> all.add(new Said(
                                    completion.kind().name().toLowerCase(java.util.Locale.ROOT),
                                    of(message).text()))));
            example.steps().forEach(step -> all.add(new Said(step.right() ? "right" : "wrong", step.text())));
            return all;
        }
    }

    /** A row that did not become an example, and why. */
    public record Refused(String place, String outcome, String reason, String detail) {}

    public boolean isWhole() {
        return sampled == total;
    }
}
