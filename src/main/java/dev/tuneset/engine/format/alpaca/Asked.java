package dev.tuneset.engine.format.alpaca;

import dev.tuneset.engine.example.Message;
import dev.tuneset.engine.example.Part;
import dev.tuneset.engine.example.Role;
import dev.tuneset.engine.format.CellText;
import dev.tuneset.engine.format.Findings;
import dev.tuneset.engine.format.RowFields;
import dev.tuneset.engine.outcome.Reason;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What is asked and answered in the last round of an Alpaca row. */
record Asked(
        @Nullable String instruction,
        @Nullable String input,
        @Nullable String output) {

    private static final List<String> KEPT = List.of("input", "output");

    static Asked of(RowFields fields, Findings findings) {
        if (!fields.has("output") && fields.peek("instances") instanceof List<?> instances) {
            return ofInstances(fields, instances, findings);
        }
        String output = "output";
        if (!fields.hasColumn("output") && fields.has("response")) {
            findings.note(Reason.KEYS_RENAMED, "The column response was read as output.");
            output = "response";
        }
        return new Asked(
                CellText.of(fields.take("instruction"), "instruction", findings),
                input(fields, findings),
                CellText.of(fields.take(output), output, findings));
    }

    /** The material of the question: Dolly calls it context. */
    private static @Nullable String input(RowFields fields, Findings findings) {
        if (fields.hasColumn("input") || !(fields.peek("context") instanceof String)) {
            return CellText.of(fields.take("input"), "input", findings);
        }
        findings.note(Reason.KEYS_RENAMED, "The column context was read as input.");
        return (String) fields.take("context");
    }

    /** Self-instruct's seeds keep input and output in a list of instances. */
    private static Asked ofInstances(RowFields fields, List<?> instances, Findings findings) {
        fields.take("instances");
        String instruction = CellText.of(fields.take("instruction"), "instruction", findings);
        if (instances.size() != 1 || !(instances.get(0) instanceof Map<?, ?> instance)) {
            findings.refuse(
                    Reason.FORMAT_MISMATCH,
                    "The column instances holds " + instances.size() + " items; one row is one example.");
            return new Asked(instruction, null, null);
        }
        List<String> others = instance.keySet().stream()
                .map(String::valueOf)
                .filter(key -> !KEPT.contains(key))
                .toList();
        if (!others.isEmpty()) {
            findings.note(
                    Reason.CONTENT_LOST, "Keys of the instance were left out: " + String.join(", ", others) + ".");
        }
        findings.note(Reason.KEYS_RENAMED, "Input and output were read from the column instances.");
        return new Asked(
                instruction,
                CellText.of(instance.get("input"), "instances.input", findings),
                CellText.of(instance.get("output"), "instances.output", findings));
    }

    /** The instruction and input of a row whose answers stand elsewhere. */
    static Asked withoutOutput(RowFields fields, Findings findings) {
        return new Asked(
                CellText.of(fields.take("instruction"), "instruction", findings), input(fields, findings), null);
    }

    /** The user's message. Instruction, joiner and input stay three pieces of text, so that they can be told apart again. */
    Message user(String joiner, Findings findings) {
        if (instruction == null && input == null) {
            findings.refuse(Reason.EMPTY_PROMPT, "The row has neither an instruction nor an input.");
        }
        String first = Objects.requireNonNullElse(instruction, "");
        if (input == null || input.isEmpty()) {
            return Message.of(Role.USER, first);
        }
        Part between = new Part.Text(first.isEmpty() ? "" : joiner);
        return Message.of(Role.USER, "").withContent(List.of(new Part.Text(first), between, new Part.Text(input)));
    }

    /** The last question, taken apart where it came in pieces. */
    static Asked ofUser(Message user, String question, @Nullable String output) {
        List<Part> parts = user.content();
        boolean pieces = parts.size() == 3
                && parts.stream()
                        .allMatch(part -> part instanceof Part.Text text
                                && text.attributes().isEmpty());
        if (!pieces) {
            return new Asked(question, "", output);
        }
        return new Asked(((Part.Text) parts.get(0)).text(), ((Part.Text) parts.get(2)).text(), output);
    }
}
