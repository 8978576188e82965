package dev.tuneset.engine.format.ranked;

import dev.tuneset.engine.example.Example.Completion;
import dev.tuneset.engine.format.CellText;
import dev.tuneset.engine.format.RowFields;
import dev.tuneset.engine.format.prompts.Prose;
import dev.tuneset.engine.format.prompts.ProseReader;
import dev.tuneset.engine.format.turns.TurnColumn;
import dev.tuneset.engine.outcome.Reason;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Two answers in columns of their own, and a column that says which is the better one. */
record Judged(String first, String second, Verdict verdict) implements AnswerList {
    private static final List<List<String>> PAIRS = List.of(
            List.of("output_1", "output_2"),
            List.of("response1", "response2"),
            List.of("response_1", "response_2"),
            List.of("response_0", "response_1"),
            List.of("response_a", "response_b"),
            List.of("answer_a", "answer_b"),
            List.of("completion_a", "completion_b"),
            List.of("human_ref_a", "human_ref_b"),
            List.of("conversation_a", "conversation_b"));

    /** What the judging columns say: how much better the first answer is, 0 for neither. */
    record Verdict(List<String> columns, double first) {
        static Optional<Verdict> of(RowFields fields) {
            return number(fields, "better_response_id", 0, 1, 1, -1)
                    .or(() -> number(fields, "label", 1, 2, 1, -1))
                    .or(() -> number(fields, "labels", 1, 0, 1, -1))
                    .or(() -> winner(fields))
                    .or(() -> flags(fields))
                    .or(() -> strength(fields, "preference_strength"))
                    .or(() -> strength(fields, "overall_preference"));
        }

        private static Optional<Verdict> number(
                RowFields fields, String column, double one, double two, double isOne, double isTwo) {
            if (!(fields.peek(column) instanceof Number number)) {
                return Optional.empty();
            }
            double value = number.doubleValue();
            return value == one
                    ? Optional.of(new Verdict(List.of(column), isOne))
                    : value == two ? Optional.of(new Verdict(List.of(column), isTwo)) : Optional.empty();
        }

        private static Optional<Verdict> winner(RowFields fields) {
            if (!(fields.peek("winner") instanceof String text)) {
                return Optional.empty();
            }
            String winner = text.strip().toLowerCase(Locale.ROOT);
            if (winner.startsWith("tie")) {
                return Optional.of(new Verdict(List.of("winner"), 0));
            }
            return switch (winner) {
                case "a", "model_a", "response_a", "answer_a" -> Optional.of(new Verdict(List.of("winner"), 1));
                case "b", "model_b", "response_b", "answer_b" -> Optional.of(new Verdict(List.of("winner"), -1));
                default -> Optional.empty();
            };
        }

        private static Optional<Verdict> flags(RowFields fields) {
            if (!(fields.peek("winner_model_a") instanceof Number one)
                    || !(fields.peek("winner_model_b") instanceof Number two)) {
                return Optional.empty();
            }
            return Optional.of(new Verdict(
                    List.of("winner_model_a", "winner_model_b", "winner_tie"), one.doubleValue() - two.doubleValue()));
        }

        /** Below nothing the first is better, above it the second, as HelpSteer has it. */
        private static Optional<Verdict> strength(RowFields fields, String column) {
            return fields.peek(column) instanceof Number number
                    ? Optional.of(new Verdict(List.of(column), 0 - number.doubleValue()))
                    : Optional.empty();
        }
    }

    static Optional<AnswerList> find(RowFields fields) {
        Optional<Verdict> verdict = Verdict.of(fields);
        return verdict.flatMap(said -> PAIRS.stream()
                .filter(pair -> isAnswer(fields.peek(pair.get(0))) && isAnswer(fields.peek(pair.get(1))))
                .findFirst()
                .map(pair -> new Judged(pair.get(0), pair.get(1), said)));
    }

    private static boolean isAnswer(@Nullable Object value) {
        return CellText.fits(value) || TurnColumn.holdsTurns(value);
    }

    @Override
    public List<ScoredAnswer> take(RowFields fields, ProseReader reader) {
        verdict.columns().forEach(fields::take);
        reader.findings()
                .note(
                        Reason.VALUE_CONVERTED,
                        "The column " + verdict.columns().get(0)
                                + " became scores: the better answer's is the higher one.");
        return List.of(
                scored(reader.answer(fields.take(first), first), Math.max(0, verdict.first())),
                scored(reader.answer(fields.take(second), second), Math.max(0, 0 - verdict.first())));
    }

    private static ScoredAnswer scored(Prose answer, double score) {
        return new ScoredAnswer(new Completion(Completion.Kind.SCORED, answer.messages(), score), answer.plain());
    }
}
