package dev.tuneset.engine.format.promptcompletion;

import dev.tuneset.engine.format.CellText;
import dev.tuneset.engine.format.RowFields;
import dev.tuneset.engine.format.turns.JsonText;
import dev.tuneset.engine.format.turns.Reasoning;
import dev.tuneset.engine.format.turns.TurnColumn;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Names that the columns of question and answer have, and how plainly they say so. */
record Naming(String prompt, String completion, double confidence) {
    static final Naming STANDARD = new Naming("prompt", "completion", 1);

    private static final List<Naming> ALL = List.of(
            STANDARD,
            new Naming("prompt", "response", 0.8),
            new Naming("prompt", "output", 0.7),
            new Naming("prompt", "generation", 0.7),
            new Naming("question", "answer", 0.7),
            new Naming("query", "response", 0.7),
            new Naming("question", "response", 0.7),
            new Naming("query", "answer", 0.7),
            new Naming("problem", "solution", 0.6),
            new Naming("question", "solution", 0.6),
            new Naming("input", "output", 0.6),
            new Naming("input", "target", 0.6),
            new Naming("input", "content", 0.6),
            new Naming("inputs", "targets", 0.6),
            new Naming("user", "assistant", 0.6),
            new Naming("human", "assistant", 0.6),
            new Naming("human", "bot", 0.6),
            new Naming("问题", "答案", 0.6),
            new Naming("问题", "回答", 0.6),
            new Naming("inputs_pretokenized", "targets_pretokenized", 0.5),
            new Naming("message_1", "message_2", 0.5),
            new Naming("problem", "deepseek_solution", 0.5),
            new Naming("problem", "answer", 0.5));

    /** The calls that answer a query, as xLAM has them. */
    private static final Naming CALLS = new Naming("query", "answers", 0.8);

    /** Columns of answers to choose from: without them the question cannot be answered, so that they must be mapped. */
    private static final List<String> CHOICES = List.of("choices", "options");

    /** What a question is about, where it stands apart. */
    private static final List<String> CONTEXTS = List.of("context", "passage", "article", "paragraph");

    private static final List<String> THOUGHTS = List.of(
            "reasoning_content",
            "reasoning",
            "thinking",
            "thought",
            "complex_cot",
            "chain_of_thought",
            "deepseek_reasoning");

    static Optional<Naming> of(RowFields fields) {
        return ALL.stream()
                .filter(naming -> naming.fits(fields))
                .findFirst()
                .or(() -> Optional.of(CALLS).filter(naming -> naming.fits(fields)));
    }

    private boolean fits(RowFields fields) {
        boolean answered = isCalls() ? areCalls(fields.peek(completion)) : isProse(fields.peek(completion));
        return answered && isProse(fields.peek(prompt));
    }

    /** How sure it is that the rows are meant so. */
    double fit(RowFields fields) {
        boolean choices = CHOICES.stream()
                .anyMatch(name -> fields.peek(name) instanceof List<?> || fields.peek(name) instanceof Map<?, ?>);
        return choices ? 0 : confidence;
    }

    /** Only a prompt is continued as text; a question is answered. */
    boolean continues() {
        return prompt.equals("prompt");
    }

    boolean isCalls() {
        return equals(CALLS);
    }

    /** The column of the text that a question is about. */
    Optional<String> context(RowFields fields) {
        return continues() || isCalls() ? Optional.empty() : firstText(fields, CONTEXTS);
    }

    /** The column of the thought before an answer; a completion, or an answer with a thought in tags, has what it has. */
    Optional<String> thought(RowFields fields) {
        boolean told = fields.peek(completion) instanceof String answer && answer.contains(Reasoning.CLOSE);
        return continues() || isCalls() || told ? Optional.empty() : firstText(fields, THOUGHTS);
    }

    /** The first of the columns that holds text, and not whether thinking is switched on. */
    private static Optional<String> firstText(RowFields fields, List<String> names) {
        return names.stream()
                .filter(name -> fields.peek(name) instanceof String text
                        && !text.isBlank()
                        && !text.equalsIgnoreCase("on")
                        && !text.equalsIgnoreCase("off"))
                .findFirst();
    }

    private static boolean isProse(@Nullable Object value) {
        return CellText.fits(value) || TurnColumn.holdsTurns(value);
    }

    private static boolean areCalls(@Nullable Object value) {
        Object calls = value instanceof String text && text.startsWith("[")
                ? JsonText.parse(text).orElse(null)
                : value;
        return calls instanceof List<?> list
                && !list.isEmpty()
                && list.stream()
                        .allMatch(call -> call instanceof Map<?, ?> map
                                && map.get("name") instanceof String
                                && map.containsKey("arguments"));
    }
}
