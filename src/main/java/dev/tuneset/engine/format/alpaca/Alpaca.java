package dev.tuneset.engine.format.alpaca;

import dev.tuneset.engine.example.Example;
import dev.tuneset.engine.example.Message;
import dev.tuneset.engine.example.Role;
import dev.tuneset.engine.format.CellText;
import dev.tuneset.engine.format.Detection;
import dev.tuneset.engine.format.Detections;
import dev.tuneset.engine.format.Findings;
import dev.tuneset.engine.format.Format;
import dev.tuneset.engine.format.FormatCard;
import dev.tuneset.engine.format.FormatOption;
import dev.tuneset.engine.format.Layout;
import dev.tuneset.engine.format.Options;
import dev.tuneset.engine.format.RowFields;
import dev.tuneset.engine.format.turns.Conversation;
import dev.tuneset.engine.format.turns.ToolLists;
import dev.tuneset.engine.format.turns.TurnStyle;
import dev.tuneset.engine.outcome.Outcome;
import dev.tuneset.engine.outcome.Reason;
import dev.tuneset.engine.row.Row;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Instruction, input and output, with system prompt and history.
 *
 * @param joiner what stands between instruction and input in the user's message; the tools differ
 */
public record Alpaca(Layout layout, String joiner) implements Format {
    public static final Alpaca STANDARD = new Alpaca(Layout.STANDARD, "\n");

    /** The options of all formats with Alpaca's columns. */
    public static final List<FormatOption> OPTIONS = options();

    /** Keys that not every row has. */
    public static final Set<String> OPTIONAL = Set.of("system", "history", "tools");

    @Override
    public String name() {
        return "alpaca";
    }

    @Override
    public FormatCard card() {
        Map<String, @Nullable Object> record = new LinkedHashMap<>();
        record.put("instruction", "Translate into French.");
        record.put("input", "Good morning.");
        record.put("output", "Bonjour.");
        return new FormatCard(
                "Alpaca",
                "An instruction, material to apply it to, and the answer; system prompt and earlier rounds where there are any.",
                List.of("LLaMA-Factory", "Unsloth", "Axolotl", "ms-swift", "torchtune"),
                record,
                OPTIONS);
    }

    private static List<FormatOption> options() {
        List<FormatOption> options = new ArrayList<>(Layout.OPTIONS);
        options.add(new FormatOption(
                "joiner",
                List.of(),
                "\\n",
                "Reading: what stands between instruction and input: \\n as in LLaMA-Factory and ms-swift, \\n\\n as in"
                        + " Unsloth Studio."));
        return options;
    }

    @Override
    public Format with(Map<String, ? extends @Nullable Object> given) {
        Options options = Options.of(name(), given, OPTIONS);
        return new Alpaca(Layout.of(options), options.text("joiner", "\n"));
    }

    @Override
    public Detection detect(List<Row> sample) {
        return Detections.of(name(), sample, this::fit, "an instruction and an output");
    }

    private double fit(Row row) {
        RowFields fields = layout.fields(row);
        if (!(fields.peek("instruction") instanceof String) || fields.has("chosen") || fields.has("rejected")) {
            return 0;
        }
        double label = CellText.isFlag(fields.peek("kto_tag")) || CellText.isFlag(fields.peek("label")) ? 0.5 : 1;
        if (fields.hasColumn("output")) {
            return label * (CellText.fits(fields.peek("output")) ? 1 : 0.5);
        }
        boolean other = CellText.fits(fields.peek("response")) || fields.peek("instances") instanceof List<?>;
        return other ? label * 0.9 : 0;
    }

    @Override
    public Outcome<Example> read(Row row) {
        Findings findings = new Findings();
        RowFields fields = layout.fields(row);
        List<Message> messages = earlier(fields, findings);
        Asked asked = Asked.of(fields, findings);
        if (asked.output() == null) {
            findings.refuse(Reason.MISSING_OUTPUT, "The row has no output.");
        }
        messages.add(asked.user(joiner, findings));
        messages.add(Message.of(Role.ASSISTANT, asked.output() == null ? "" : asked.output()));
        List<String> tools = ToolLists.read(fields.take("tools"), findings);
        return fields.outcome(Example.ofMessages(messages).withTools(tools), findings);
    }

    /** System prompt, earlier rounds and the last question of a row whose answers stand elsewhere. */
    public static List<Message> question(RowFields fields, String joiner, Findings findings) {
        List<Message> messages = earlier(fields, findings);
        messages.add(Asked.withoutOutput(fields, findings).user(joiner, findings));
        return messages;
    }

    private static List<Message> earlier(RowFields fields, Findings findings) {
        List<Message> messages = new ArrayList<>();
        String system = CellText.of(fields.take("system"), "system", findings);
        if (system != null && !system.isEmpty()) {
            messages.add(Message.of(Role.SYSTEM, system));
        }
        messages.addAll(new History(findings).read(fields.take("history")));
        return messages;
    }

    @Override
    public Outcome<Map<String, @Nullable Object>> write(Example given) {
        Findings findings = new Findings();
        Example example = TurnStyle.SHAREGPT.placed(given, findings);
        List<Message> messages = Conversation.of(example, name(), findings);
        Rounds rounds = Rounds.of(messages, findings);
        Map<String, @Nullable Object> record = rounds.record();
        if (!example.tools().isEmpty()) {
            record.put("tools", ToolLists.write(example.tools(), TurnStyle.Tools.JSON));
        }
        return findings.outcome(layout.record(record, OPTIONAL, example.attributes(), findings));
    }
}
