package dev.tuneset.engine.format.stepwise;

import dev.tuneset.engine.example.Example;
import dev.tuneset.engine.format.CellText;
import dev.tuneset.engine.format.Detection;
import dev.tuneset.engine.format.Detections;
import dev.tuneset.engine.format.Findings;
import dev.tuneset.engine.format.Format;
import dev.tuneset.engine.format.FormatCard;
import dev.tuneset.engine.format.Options;
import dev.tuneset.engine.format.RowFields;
import dev.tuneset.engine.format.prompts.PromptStyle;
import dev.tuneset.engine.format.prompts.Prose;
import dev.tuneset.engine.format.prompts.ProseReader;
import dev.tuneset.engine.format.prompts.ProseWriter;
import dev.tuneset.engine.outcome.Outcome;
import dev.tuneset.engine.outcome.Reason;
import dev.tuneset.engine.row.Row;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A prompt, the steps of an answer ({@code completions}) and a mark for each ({@code labels}), for process reward models. */
public record Stepwise(PromptStyle style) implements Format {
    public static final Stepwise STANDARD = new Stepwise(PromptStyle.STANDARD);

    @Override
    public String name() {
        return "stepwise";
    }

    @Override
    public FormatCard card() {
        Map<String, @Nullable Object> record = new LinkedHashMap<>();
        record.put("prompt", "Which is larger, 9.8 or 9.11?");
        record.put("completions", List.of("The whole parts are the same.", "11 is more than 8, so 9.11 is larger."));
        record.put("labels", List.of(true, false));
        return new FormatCard(
                "Stepwise supervision (PRM)",
                "An answer in steps, each marked right or wrong.",
                List.of("TRL", "Axolotl"),
                record,
                PromptStyle.OPTIONS);
    }

    @Override
    public Format with(Map<String, ? extends @Nullable Object> options) {
        return new Stepwise(PromptStyle.of(Options.of(name(), options, PromptStyle.OPTIONS)));
    }

    @Override
    public Detection detect(List<Row> sample) {
        return Detections.of(name(), sample, this::fit, "a prompt, a list of steps and a list of as many labels");
    }

    private double fit(Row row) {
        RowFields fields = style.layout().fields(row);
        boolean lists = fields.peek("completions") instanceof List<?> steps
                && fields.peek("labels") instanceof List<?> labels
                && steps.size() == labels.size()
                && steps.stream().allMatch(String.class::isInstance);
        return lists && fields.has("prompt") ? 1 : 0;
    }

    @Override
    public Outcome<Example> read(Row row) {
        Findings findings = new Findings();
        RowFields fields = style.layout().fields(row);
        Prose prompt = new ProseReader(style.turns(), findings).prompt(fields.take("prompt"), "prompt");
        List<Example.Step> steps = steps(fields.take("completions"), fields.take("labels"), findings);
        return fields.outcome(
                Example.ofMessages(prompt.messages()).withPlain(prompt.plain()).withSteps(steps), findings);
    }

    private static List<Example.Step> steps(@Nullable Object texts, @Nullable Object labels, Findings findings) {
        if (!(texts instanceof List<?> steps) || !(labels instanceof List<?> marks) || steps.size() != marks.size()) {
            findings.refuse(
                    Reason.FORMAT_MISMATCH, "The columns completions and labels must be lists of the same length.");
            return List.of();
        }
        if (steps.isEmpty()) {
            findings.refuse(Reason.EMPTY_ANSWER, "The answer has no steps.");
        }
        List<Example.Step> read = new ArrayList<>(steps.size());
        for (int i = 0; i < steps.size(); i++) {
            String text = CellText.of(steps.get(i), "completions", findings);
            if (text == null) {
                findings.refuse(Reason.EMPTY_TURN, "Step " + (i + 1) + " has no text.");
                return List.of();
            }
            read.add(new Example.Step(text, right(marks.get(i), findings)));
        }
        return read;
    }

    private static boolean right(@Nullable Object label, Findings findings) {
        if (label instanceof Boolean flag) {
            return flag;
        }
        if (label instanceof Long number && (number == 0 || number == 1)) {
            findings.note(Reason.VALUE_CONVERTED, "The labels 0 and 1 were read as false and true.");
            return number == 1;
        }
        findings.refuse(Reason.BAD_LABEL, "The label of a step must be true or false, not " + label + ".");
        return false;
    }

    @Override
    public Outcome<Map<String, @Nullable Object>> write(Example given) {
        ProseWriter writer = new ProseWriter(name(), style, given).withoutLabel();
        Example example = writer.example();
        if (example.steps().isEmpty() || !example.completions().isEmpty()) {
            writer.findings()
                    .refuse(
                            Reason.CANNOT_CARRY,
                            "The format stepwise needs an answer in steps that are marked right or wrong.");
        }
        writer.put("prompt", writer.prompt(example.messages()));
        writer.put(
                "completions", example.steps().stream().map(Example.Step::text).toList());
        writer.put("labels", example.steps().stream().map(Example.Step::right).toList());
        return writer.finish();
    }
}
