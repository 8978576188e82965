package dev.tuneset.engine.format.kto;

import dev.tuneset.engine.example.Example;
import dev.tuneset.engine.example.Message;
import dev.tuneset.engine.format.CellText;
import dev.tuneset.engine.format.Detection;
import dev.tuneset.engine.format.Detections;
import dev.tuneset.engine.format.Findings;
import dev.tuneset.engine.format.Format;
import dev.tuneset.engine.format.FormatCard;
import dev.tuneset.engine.format.FormatOption;
import dev.tuneset.engine.format.Options;
import dev.tuneset.engine.format.RowFields;
import dev.tuneset.engine.format.alpaca.Alpaca;
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
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** An answer and whether it is wanted: {@code label}, beside prompt and completion, messages, or Alpaca's columns. */
public record Kto(PromptStyle style, Shape shape) implements Format {
    /** Writing: what stands beside the label. */
    public enum Shape {
        /** {@code prompt} and {@code completion}: TRL, Axolotl. */
        PROMPT_COMPLETION,
        /** {@code messages}: ms-swift, LLaMA-Factory. */
        MESSAGES
    }

    public static final Kto STANDARD = new Kto(PromptStyle.STANDARD, Shape.PROMPT_COMPLETION);

    private static final List<String> TURNS = List.of("messages", "conversations");
    private static final List<String> LABELS = List.of("kto_tag", "label");

    @Override
    public String name() {
        return "kto";
    }

    @Override
    public FormatCard card() {
        Map<String, @Nullable Object> record = new LinkedHashMap<>();
        record.put("prompt", "The sky is");
        record.put("completion", " blue.");
        record.put("label", true);
        return new FormatCard(
                "Unpaired preference (KTO)",
                "A prompt, one answer, and whether that answer is wanted.",
                List.of("TRL", "LLaMA-Factory", "ms-swift", "Axolotl"),
                record,
                options());
    }

    private static List<FormatOption> options() {
        List<FormatOption> options = new ArrayList<>(PromptStyle.OPTIONS);
        options.add(Options.choices(
                "shape", Shape.PROMPT_COMPLETION, "Writing: prompt and completion, or messages, beside the label."));
        return options;
    }

    @Override
    public Format with(Map<String, ? extends @Nullable Object> given) {
        Options options = Options.of(name(), given, options());
        return new Kto(PromptStyle.of(options), options.choice("shape", Shape.class, Shape.PROMPT_COMPLETION));
    }

    @Override
    public Detection detect(List<Row> sample) {
        return Detections.of(name(), sample, this::fit, "an answer with a label that is true or false");
    }

    private double fit(Row row) {
        RowFields fields = style.layout().fields(row);
        boolean answer = (fields.has("prompt") && fields.has("completion"))
                || (fields.has("instruction") && fields.has("output"))
                || turns(fields).isPresent();
        Object label = label(fields);
        if (!answer || label == null) {
            return 0;
        }
        if (CellText.isFlag(label)) {
            return label instanceof Boolean ? 1 : 0.9;
        }
        return flag(label).isPresent() ? 0.6 : 0;
    }

    private static Optional<String> turns(RowFields fields) {
        return TURNS.stream()
                .filter(name -> TurnColumn.holdsTurns(fields.peek(name)))
                .findFirst();
    }

    private static @Nullable Object label(RowFields fields) {
        return fields.has("kto_tag") ? fields.peek("kto_tag") : fields.peek("label");
    }

    @Override
    public Outcome<Example> read(Row row) {
        Findings findings = new Findings();
        RowFields fields = style.layout().fields(row);
        Example answered = answered(fields, findings);
        Object label = label(fields);
        fields.take(fields.has("kto_tag") ? "kto_tag" : "label");
        Boolean wanted = wanted(label, findings);
        List<String> tools = ToolLists.read(fields.take("tools"), findings);
        return fields.outcome(answered.withLabel(wanted).withTools(tools), findings);
    }

    /** What a label means; {@code null} when it is none, which is refused. */
    private static @Nullable Boolean wanted(@Nullable Object label, Findings findings) {
        Optional<Boolean> wanted = flag(label);
        if (wanted.isEmpty()) {
            findings.refuse(Reason.BAD_LABEL, "The label must be true or false, not " + label + ".");
        } else if (!(label instanceof Boolean)) {
            findings.note(
                    Reason.VALUE_CONVERTED,
                    "The label " + label + " was read as " + wanted.get()
                            + "; LLaMA-Factory ignores labels that are not" + " true or false.");
        }
        return wanted.orElse(null);
    }

    private Example answered(RowFields fields, Findings findings) {
        ProseReader reader = new ProseReader(style.turns(), findings);
        if (fields.has("prompt") || fields.has("completion")) {
            Prose prompt = reader.prompt(fields.take("prompt"), "prompt");
            return Answered.example(prompt, reader.answer(fields.take("completion"), "completion"));
        }
        if (fields.has("instruction")) {
            List<Message> question = Alpaca.question(fields, "\n", findings);
            return Answered.example(new Prose(question, false), reader.answer(fields.take("output"), "output"));
        }
        String column = turns(fields).orElse("messages");
        List<Message> messages = reader.prompt(fields.take(column), column).messages();
        Answered parted = Answered.of(Example.ofMessages(messages), name(), findings);
        return Answered.example(new Prose(parted.prompt(), false), new Prose(parted.answer(), false));
    }

    /** Labels as people write them. */
    private static Optional<Boolean> flag(@Nullable Object label) {
        if (label instanceof Boolean flag) {
            return Optional.of(flag);
        }
        String text = String.valueOf(label);
        if (text.equalsIgnoreCase("true") || text.equals("1") || text.equals("1.0")) {
            return Optional.of(true);
        }
        boolean no = text.equalsIgnoreCase("false") || text.equals("0") || text.equals("0.0");
        return no ? Optional.of(false) : Optional.empty();
    }

    /** The column with the label of an example that was read in a format without one; a pair has no label of this kind. */
    private static Optional<String> labelColumn(Example example) {
        return example.label() == null && example.completions().size() < 2
                ? LABELS.stream()
                        .filter(name -> example.attributes().containsKey(name))
                        .findFirst()
                : Optional.empty();
    }

    private static Example without(String column, Example example) {
        Map<String, @Nullable Object> others = new LinkedHashMap<>(example.attributes());
        others.remove(column);
        return example.withAttributes(others);
    }

    @Override
    public Outcome<Map<String, @Nullable Object>> write(Example given) {
        PromptStyle form = shape == Shape.MESSAGES
                ? new PromptStyle(style.layout(), style.turns(), PromptStyle.Form.CONVERSATIONAL)
                : style;
        Optional<String> column = labelColumn(given);
        ProseWriter writer = new ProseWriter(
                name(), form, column.map(name -> without(name, given)).orElse(given));
        Example example = writer.example();
        if (column.isPresent()) {
            example = example.withLabel(wanted(given.attributes().get(column.get()), writer.findings()));
        } else if (example.label() == null) {
            writer.findings()
                    .refuse(
                            Reason.CANNOT_CARRY,
                            "The format kto needs a label that says whether the answer is wanted; unpair a preference first.");
        }
        Answered answered = Answered.of(example, name(), writer.findings());
        if (shape == Shape.MESSAGES) {
            List<Message> messages = new ArrayList<>(answered.prompt());
            messages.addAll(answered.answer());
            writer.put("messages", writer.prompt(messages));
        } else {
            writer.put("prompt", writer.prompt(answered.prompt()));
            writer.put("completion", writer.answer(answered.answer()));
        }
        writer.put("label", example.label());
        return writer.finish();
    }
}
