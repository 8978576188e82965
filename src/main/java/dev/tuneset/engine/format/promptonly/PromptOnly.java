package dev.tuneset.engine.format.promptonly;

import dev.tuneset.engine.example.Example;
import dev.tuneset.engine.example.Message;
import dev.tuneset.engine.example.Part;
import dev.tuneset.engine.example.Role;
import dev.tuneset.engine.format.CellText;
import dev.tuneset.engine.format.Detection;
import dev.tuneset.engine.format.Detections;
import dev.tuneset.engine.format.Findings;
import dev.tuneset.engine.format.Format;
import dev.tuneset.engine.format.FormatCard;
import dev.tuneset.engine.format.FormatOption;
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
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A prompt and whatever the reward functions need beside it, such as the right answer (GRPO, RLOO).
 *
 * @param answerColumn the column for the answer of an example that has one
 */
public record PromptOnly(PromptStyle style, String answerColumn) implements Format {
    private static final String ANSWER = "answer";
    /** Where the data has an answer for the reward already, the conversation's own goes here. */
    private static final String REFERENCE = "reference_answer";

    public static final PromptOnly STANDARD = new PromptOnly(PromptStyle.STANDARD, ANSWER);

    private static final Set<String> ANSWERS = Set.of(
            "completion",
            "completions",
            "response",
            "responses",
            "generation",
            "output",
            "target",
            "text",
            "chosen",
            "rejected",
            "chosen_response",
            "response_0",
            "response_1",
            "response1",
            "response_a",
            "answer1",
            "answer_a",
            "answers",
            "label",
            "labels");

    @Override
    public String name() {
        return "prompt_only";
    }

    @Override
    public FormatCard card() {
        Map<String, @Nullable Object> record = new LinkedHashMap<>();
        record.put("prompt", List.of(FormatCard.fields("role", "user", "content", "What is 17 + 25?")));
        record.put("answer", "42");
        return new FormatCard(
                "Prompt with answer (GRPO)",
                "A prompt that the model answers itself, with what its reward is computed from in further columns.",
                List.of("TRL", "Unsloth", "ms-swift", "Axolotl"),
                record,
                options());
    }

    private static List<FormatOption> options() {
        List<FormatOption> options = new ArrayList<>(PromptStyle.OPTIONS);
        options.add(new FormatOption(
                "answer_column",
                List.of(),
                ANSWER,
                "Writing: the column for the answer of an example that has one; where the data has such a column, it"
                        + " stays and the answer goes to reference_answer."));
        return options;
    }

    @Override
    public Format with(Map<String, ? extends @Nullable Object> given) {
        Options options = Options.of(name(), given, options());
        return new PromptOnly(PromptStyle.of(options), options.text("answer_column", ANSWER));
    }

    @Override
    public Detection detect(List<Row> sample) {
        return Detections.of(name(), sample, this::fit, "a prompt and no completion");
    }

    private double fit(Row row) {
        RowFields fields = style.layout().fields(row);
        boolean prompt = CellText.fits(fields.peek("prompt")) || TurnColumn.holdsTurns(fields.peek("prompt"));
        return prompt && ANSWERS.stream().noneMatch(fields::hasColumn) ? 0.9 : 0;
    }

    @Override
    public Outcome<Example> read(Row row) {
        Findings findings = new Findings();
        RowFields fields = style.layout().fields(row);
        Prose prompt = new ProseReader(style.turns(), findings).prompt(fields.take("prompt"), "prompt");
        List<String> tools = ToolLists.read(fields.take("tools"), findings);
        return fields.outcome(
                Example.ofMessages(prompt.messages()).withPlain(prompt.plain()).withTools(tools), findings);
    }

    @Override
    public Outcome<Map<String, @Nullable Object>> write(Example given) {
        ProseWriter writer = new ProseWriter(name(), style, given).withoutLabel();
        Example example = writer.example();
        List<Message> messages = example.messages();
        boolean open = !messages.isEmpty() && messages.get(messages.size() - 1).role() != Role.ASSISTANT;
        if (open && example.completions().isEmpty() && example.steps().isEmpty()) {
            writer.put("prompt", writer.prompt(messages));
            return writer.finish();
        }
        Answered answered = Answered.of(example, name(), writer.findings());
        writer.put("prompt", writer.prompt(answered.prompt()));
        boolean taken = example.attributes().get(answerColumn) != null;
        writer.put(taken ? REFERENCE : answerColumn, answer(answered.answer(), writer.findings()));
        return writer.finish();
    }

    /** The answer as text, which is what a reward function compares with. */
    private static String answer(List<Message> answer, Findings findings) {
        StringBuilder text = new StringBuilder();
        Set<String> others = new LinkedHashSet<>();
        for (Message message : answer) {
            text.append(message.text());
            others.addAll(message.keys());
            message.content().forEach(part -> others.addAll(besidesText(part)));
        }
        if (!others.isEmpty()) {
            findings.note(
                    Reason.CONTENT_LOST,
                    "Of the answer only the text was kept, for the reward to compare with; left out: "
                            + String.join(", ", others) + ".");
        }
        return text.toString();
    }

    private static List<String> besidesText(Part part) {
        if (part instanceof Part.Text text) {
            return text.attributes().keySet().stream()
                    .filter(key -> !key.equals("type"))
                    .toList();
        }
        return List.of(((Part.Media) part).type());
    }
}
