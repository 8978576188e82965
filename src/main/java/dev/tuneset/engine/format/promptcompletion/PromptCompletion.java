package dev.tuneset.engine.format.promptcompletion;

import dev.tuneset.engine.example.Example;
import dev.tuneset.engine.example.Message;
import dev.tuneset.engine.example.Part;
import dev.tuneset.engine.format.Detection;
import dev.tuneset.engine.format.Detections;
import dev.tuneset.engine.format.Findings;
import dev.tuneset.engine.format.Format;
import dev.tuneset.engine.format.FormatCard;
import dev.tuneset.engine.format.Options;
import dev.tuneset.engine.format.RowFields;
import dev.tuneset.engine.format.alpaca.History;
import dev.tuneset.engine.format.prompts.Answered;
import dev.tuneset.engine.format.prompts.PromptStyle;
import dev.tuneset.engine.format.prompts.Prose;
import dev.tuneset.engine.format.prompts.ProseReader;
import dev.tuneset.engine.format.prompts.ProseWriter;
import dev.tuneset.engine.format.turns.ConversationRows;
import dev.tuneset.engine.format.turns.ToolLists;
import dev.tuneset.engine.format.turns.TurnReader;
import dev.tuneset.engine.format.turns.TurnStyle;
import dev.tuneset.engine.outcome.Outcome;
import dev.tuneset.engine.outcome.Reason;
import dev.tuneset.engine.row.Row;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** {@code prompt} and {@code completion}, both text or both lists of turns; only the completion is learned. */
public record PromptCompletion(PromptStyle style) implements Format {
    public static final PromptCompletion STANDARD = new PromptCompletion(PromptStyle.STANDARD);

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
        if (fields.has("instruction")
                || fields.has("rejected")
                || fields.has("rejected_response")
                || fields.has("label") && fields.has("completion")) {
            return 0;
        }
        return Naming.of(fields).map(naming -> naming.fit(fields)).orElse(0.0);
    }

    @Override
    public Outcome<Example> read(Row row) {
        Findings findings = new Findings();
        RowFields fields = style.layout().fields(row);
        Naming naming = Naming.of(fields).orElse(Naming.STANDARD);
        if (!naming.equals(Naming.STANDARD)) {
            findings.note(
                    Reason.KEYS_RENAMED,
                    "The columns " + naming.prompt() + " and " + naming.completion()
                            + " were read as prompt and completion.");
        }
        ProseReader reader = new ProseReader(style.turns(), findings);
        Prose prompt = reader.prompt(fields.take(naming.prompt()), naming.prompt());
        Prose completion = completion(fields, naming, reader);
        List<Message> asked = History.before(fields, withContext(fields, naming, prompt, findings), findings);
        List<Message> told = ConversationRows.withSystem(fields, asked, findings);
        boolean plain = prompt.plain() && told.equals(prompt.messages()) && naming.continues();
        List<String> tools = ToolLists.read(fields.take("tools"), findings);
        Example example = Answered.example(new Prose(told, plain), completion);
        return fields.outcome(example.withTools(tools), findings);
    }

    /** The question with the text it is about, in pieces, so that they can be told apart again. */
    private static List<Message> withContext(RowFields fields, Naming naming, Prose prompt, Findings findings) {
        Optional<String> column = naming.context(fields);
        if (column.isEmpty() || !prompt.plain() || !(fields.take(column.get()) instanceof String context)) {
            return prompt.messages();
        }
        findings.note(Reason.KEYS_RENAMED, "The column " + column.get() + " was read as part of the question.");
        Message question = prompt.messages().get(0);
        List<Part> pieces = List.of(new Part.Text(question.text()), new Part.Text("\n"), new Part.Text(context));
        return List.of(question.withContent(pieces));
    }

    private Prose completion(RowFields fields, Naming naming, ProseReader reader) {
        Object value = fields.take(naming.completion());
        if (naming.isCalls() && value != null) {
            Map<String, @Nullable Object> turn = FormatCard.fields("role", "function_call", "content", value);
            return new Prose(
                    new TurnReader(TurnStyle.CHATML, naming.completion(), new Findings()).read(List.of(turn)), false);
        }
        Prose answer = reader.answer(value, naming.completion());
        Optional<String> thought = naming.thought(fields);
        if (thought.isEmpty() || !answer.plain()) {
            return answer;
        }
        reader.findings()
                .note(
                        Reason.KEYS_RENAMED,
                        "The column " + thought.get() + " was read as the thought before the answer.");
        Message message = answer.messages().get(0).withReasoning((String) fields.take(thought.get()));
        return new Prose(List.of(message), false);
    }

    @Override
    public Outcome<Map<String, @Nullable Object>> write(Example given) {
        ProseWriter writer = new ProseWriter(name(), style, given).withoutLabel();
        Example example = writer.example();
        Answered answered = Answered.of(example, name(), writer.findings());
        writer.put("prompt", writer.prompt(answered.prompt()));
        writer.put("completion", writer.answer(answered.answer()));
        return writer.finish();
    }
}
