package dev.tuneset.engine.format.promptcompletion;

import dev.tuneset.engine.example.Example;
import dev.tuneset.engine.format.CellText;
import dev.tuneset.engine.format.Detection;
import dev.tuneset.engine.format.Detections;
import dev.tuneset.engine.format.Findings;
import dev.tuneset.engine.format.Format;
import dev.tuneset.engine.format.FormatCard;
import dev.tuneset.engine.format.Options;
import dev.tuneset.engine.format.RowFields;
import dev.tuneset.engine.format.prompts.Answered;
import dev.tuneset.engine.format.prompts.PromptStyle;
import dev.tuneset.engine.format.prompts.Prose;
import dev.tuneset.engine.format.prompts.ProseReader;
import dev.tuneset.engine.format.prompts.ProseWriter;
import dev.tuneset.engine.format.turns.ToolLists;
import dev.tuneset.engine.format.turns.TurnColumn;
import dev.tuneset.engine.outcome.Outcome;
import dev.tuneset.engine.outcome.Reason;
import dev.tuneset.engine.row.Row;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** {@code prompt} and {@code completion}, both text or both lists of turns; only the completion is learned. */
public record PromptCompletion(PromptStyle style) implements Format {
    public static final PromptCompletion STANDARD = new PromptCompletion(PromptStyle.STANDARD);

    /** Columns of question and answer under other names, and how plainly they say so. */
    private static final List<Naming> NAMINGS = List.of(
            new Naming("prompt", "completion", 1),
            new Naming("prompt", "response", 0.8),
            new Naming("question", "answer", 0.7),
            new Naming("query", "response", 0.7),
            new Naming("question", "response", 0.7),
            new Naming("problem", "solution", 0.6),
            new Naming("input", "output", 0.6),
            new Naming("input", "target", 0.6));

    private record Naming(String prompt, String completion, double confidence) {
        /** Only a prompt is continued as text; a question is answered. */
        boolean continues() {
            return prompt.equals("prompt");
        }

        boolean fits(RowFields fields) {
            return isProse(fields.peek(prompt)) && isProse(fields.peek(completion));
        }
    }

    @Override
    public String name() {
        return "prompt_completion";
    }

    @Override
    public FormatCard card() {
        Map<String, @Nullable Object> record = new LinkedHashMap<>();
        record.put("prompt", "The sky is");
        record.put("completion", " blue.");
        return new FormatCard(
                "Prompt and completion",
                "A prompt and what follows it, as text or as turns; only the completion is learned.",
                List.of("TRL", "Unsloth", "mlx-lm", "Axolotl", "ms-swift", "Together"),
                record,
                PromptStyle.OPTIONS);
    }

    @Override
    public Format with(Map<String, ? extends @Nullable Object> options) {
        return new PromptCompletion(PromptStyle.of(Options.of(name(), options, PromptStyle.OPTIONS)));
    }

    @Override
    public Detection detect(List<Row> sample) {
        return Detections.of(name(), sample, this::fit, "a prompt and one completion");
    }

    private double fit(Row row) {
        RowFields fields = style.layout().fields(row);
        if (fields.has("instruction") || fields.has("rejected") || fields.has("label") && fields.has("completion")) {
            return 0;
        }
        return NAMINGS.stream()
                .filter(naming -> naming.fits(fields))
                .findFirst()
                .map(Naming::confidence)
                .orElse(0.0);
    }

    private static boolean isProse(@Nullable Object value) {
        return CellText.fits(value) || TurnColumn.holdsTurns(value);
    }

    @Override
    public Outcome<Example> read(Row row) {
        Findings findings = new Findings();
        RowFields fields = style.layout().fields(row);
        Naming naming =
                NAMINGS.stream().filter(one -> one.fits(fields)).findFirst().orElse(NAMINGS.get(0));
        if (!naming.completion().equals("completion")) {
            findings.note(
                    Reason.KEYS_RENAMED,
                    "The columns " + naming.prompt() + " and " + naming.completion()
                            + " were read as prompt and completion.");
        }
        ProseReader reader = new ProseReader(style.turns(), findings);
        Prose prompt = reader.prompt(fields.take(naming.prompt()), naming.prompt());
        Prose completion = reader.answer(fields.take(naming.completion()), naming.completion());
        List<String> tools = ToolLists.read(fields.take("tools"), findings);
        Example example = Answered.example(prompt, completion);
        return findings.outcome(example.withPlain(example.plain() && naming.continues())
                .withTools(tools)
                .withAttributes(fields.rest()));
    }

    @Override
    public Outcome<Map<String, @Nullable Object>> write(Example example) {
        ProseWriter writer = new ProseWriter(name(), style, example).withoutLabel();
        Answered answered = Answered.of(example, name(), writer.findings());
        writer.put("prompt", writer.prompt(answered.prompt()));
        writer.put("completion", writer.answer(answered.answer()));
        return writer.finish();
    }
}
