package dev.tuneset.engine.format.prompts;

import dev.tuneset.engine.format.Findings;
import dev.tuneset.engine.format.RowFields;
import dev.tuneset.engine.outcome.Reason;
import java.util.List;
import java.util.Optional;

/** The columns of the better and the worse answer. */
public record AnswerColumns(String chosen, String rejected) {
    private static final AnswerColumns STANDARD = new AnswerColumns("chosen", "rejected");
    private static final List<AnswerColumns> ALL = List.of(
            STANDARD,
            new AnswerColumns("chosen_messages", "rejected_messages"),
            new AnswerColumns("chosen_response", "rejected_response"),
            new AnswerColumns("response_chosen", "response_rejected"),
            new AnswerColumns("response", "rejected_response"),
            new AnswerColumns("response_j", "response_k"),
            new AnswerColumns("answer_matching_behavior", "answer_not_matching_behavior"));
    private static final List<String> QUESTIONS = List.of("question", "query", "input", "instruction");

    /** The columns of a row under the usual names, or others. */
    public static Optional<AnswerColumns> find(RowFields fields) {
        return ALL.stream()
                .filter(columns -> fields.has(columns.chosen) && fields.has(columns.rejected))
                .findFirst();
    }

    /** The columns to read; those of the format where a row has neither. */
    public static AnswerColumns of(RowFields fields, Findings findings) {
        AnswerColumns found = find(fields).orElse(STANDARD);
        if (!found.equals(STANDARD)) {
            findings.note(
                    Reason.KEYS_RENAMED,
                    "The columns " + found.chosen + " and " + found.rejected + " were read as chosen and rejected.");
        }
        return found;
    }

    public boolean isUsual() {
        return equals(STANDARD);
    }

    /** The column of the question: {@code prompt}, or another that holds text. */
    public static Optional<String> question(RowFields fields) {
        if (fields.has("prompt")) {
            return Optional.of("prompt");
        }
        return QUESTIONS.stream()
                .filter(name -> fields.peek(name) instanceof String text && !text.isBlank())
                .findFirst();
    }
}
