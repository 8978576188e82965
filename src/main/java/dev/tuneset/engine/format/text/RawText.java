package dev.tuneset.engine.format.text;

import dev.tuneset.engine.example.Example;
import dev.tuneset.engine.example.Example.Completion.Kind;
import dev.tuneset.engine.example.Message;
import dev.tuneset.engine.format.CellText;
import dev.tuneset.engine.format.Detection;
import dev.tuneset.engine.format.Detections;
import dev.tuneset.engine.format.Findings;
import dev.tuneset.engine.format.Format;
import dev.tuneset.engine.format.FormatCard;
import dev.tuneset.engine.format.Layout;
import dev.tuneset.engine.format.Options;
import dev.tuneset.engine.format.RowFields;
import dev.tuneset.engine.format.turns.PlainTurns;
import dev.tuneset.engine.outcome.Outcome;
import dev.tuneset.engine.outcome.Reason;
import dev.tuneset.engine.row.Row;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Plain text to be learned whole: {@code text}, or {@code content} as Mistral has it. */
public record RawText(Layout layout) implements Format {
    public static final RawText STANDARD = new RawText(Layout.STANDARD);

    @Override
    public String name() {
        return "text";
    }

    @Override
    public FormatCard card() {
        return new FormatCard(
                "Raw text",
                "One text per record, learned from the first to the last token; for continued pre-training.",
                List.of("TRL", "Unsloth", "LLaMA-Factory", "Axolotl", "mistral-finetune", "mlx-lm", "Together"),
                Map.of("text", "The quick brown fox jumps over the lazy dog."),
                Layout.OPTIONS);
    }

    @Override
    public Format with(Map<String, ? extends @Nullable Object> options) {
        return new RawText(Layout.of(Options.of(name(), options, Layout.OPTIONS)));
    }

    @Override
    public Detection detect(List<Row> sample) {
        return Detections.of(name(), sample, this::fit, "text in the column text or content");
    }

    private double fit(Row row) {
        RowFields fields = layout.fields(row);
        if (fields.peek("text") instanceof String) {
            if (fields.has("role") || fields.has("speaker") || fields.hasColumn("parent_id")) {
                return 0.3;
            }
            return fields.columns().size() == 1 ? 1 : 0.7;
        }
        return fields.peek("content") instanceof String ? 0.5 : 0;
    }

    @Override
    public Outcome<Example> read(Row row) {
        Findings findings = new Findings();
        RowFields fields = layout.fields(row);
        String column = fields.has("text") ? "text" : "content";
        String text = CellText.of(fields.take(column), column, findings);
        if (text == null) {
            fields.take("text");
            findings.refuse(Reason.EMPTY_EXAMPLE, "The row has no text.");
            text = "";
        }
        return fields.outcome(Example.ofText(text), findings);
    }

    @Override
    public Outcome<Map<String, @Nullable Object>> write(Example example) {
        Findings findings = new Findings();
        Map<String, @Nullable Object> record = new LinkedHashMap<>();
        record.put("text", text(example, findings));
        return findings.outcome(layout.record(record, example.attributes(), findings));
    }

    private static String text(Example example, Findings findings) {
        if (example.text() != null) {
            return example.text();
        }
        boolean oneAnswer = example.completions().size() == 1
                && example.completions().get(0).kind() == Kind.ONLY
                && example.steps().isEmpty();
        if (!example.plain() || !oneAnswer) {
            findings.refuse(
                    Reason.CANNOT_CARRY,
                    "Only a chat template turns a conversation into text; choose one, or choose another format.");
            return "";
        }
        PlainTurns texts = new PlainTurns("text", findings);
        StringBuilder text = new StringBuilder();
        example.messages().forEach(message -> text.append(texts.of(message)));
        for (Message message : example.completions().get(0).messages()) {
            text.append(texts.of(message));
        }
        if (!example.tools().isEmpty()) {
            findings.note(Reason.CONTENT_LOST, "Raw text has no place for tools.");
        }
        if (example.label() != null) {
            findings.note(Reason.CONTENT_LOST, "Raw text has no place for the label " + example.label() + ".");
        }
        return text.toString();
    }
}
