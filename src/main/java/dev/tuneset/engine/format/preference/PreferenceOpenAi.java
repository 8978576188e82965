package dev.tuneset.engine.format.preference;

import dev.tuneset.engine.example.Example;
import dev.tuneset.engine.example.Message;
import dev.tuneset.engine.format.Detection;
import dev.tuneset.engine.format.Detections;
import dev.tuneset.engine.format.Findings;
import dev.tuneset.engine.format.Format;
import dev.tuneset.engine.format.FormatCard;
import dev.tuneset.engine.format.FormatOption;
import dev.tuneset.engine.format.Layout;
import dev.tuneset.engine.format.Options;
import dev.tuneset.engine.format.RowFields;
import dev.tuneset.engine.format.prompts.Pair;
import dev.tuneset.engine.format.prompts.Prose;
import dev.tuneset.engine.format.prompts.ProseReader;
import dev.tuneset.engine.format.turns.ToolLists;
import dev.tuneset.engine.format.turns.TurnStyle;
import dev.tuneset.engine.format.turns.TurnWriter;
import dev.tuneset.engine.outcome.Outcome;
import dev.tuneset.engine.outcome.Reason;
import dev.tuneset.engine.row.Row;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** OpenAI's preference: {@code input} with messages and tools, {@code preferred_output}, {@code non_preferred_output}. */
public record PreferenceOpenAi(Layout layout, TurnStyle style) implements Format {
    public static final PreferenceOpenAi STANDARD = new PreferenceOpenAi(Layout.STANDARD, openAi());

    private static final String GOOD = "preferred_output";
    private static final String BAD = "non_preferred_output";

    private static TurnStyle openAi() {
        return TurnStyle.CHATML.withArguments(TurnStyle.Arguments.STRING);
    }

    @Override
    public String name() {
        return "preference_openai";
    }

    @Override
    public FormatCard card() {
        Map<String, @Nullable Object> record = new LinkedHashMap<>();
        record.put(
                "input",
                Map.of("messages", List.of(FormatCard.fields("role", "user", "content", "Good morning in French?"))));
        record.put(GOOD, List.of(FormatCard.fields("role", "assistant", "content", "Bonjour.")));
        record.put(BAD, List.of(FormatCard.fields("role", "assistant", "content", "Bonsoir.")));
        return new FormatCard(
                "Preference, OpenAI",
                "Messages with a preferred and a non-preferred output.",
                List.of("OpenAI", "Azure", "Together", "Fireworks"),
                record,
                options());
    }

    private static List<FormatOption> options() {
        List<FormatOption> options = new ArrayList<>(Layout.OPTIONS);
        options.addAll(openAi().options());
        return options;
    }

    @Override
    public Format with(Map<String, ? extends @Nullable Object> given) {
        Options options = Options.of(name(), given, options());
        return new PreferenceOpenAi(Layout.of(options), openAi().with(options));
    }

    @Override
    public Detection detect(List<Row> sample) {
        return Detections.of(
                name(), sample, this::fit, "an input with messages, a preferred and a non-preferred output");
    }

    private double fit(Row row) {
        RowFields fields = layout.fields(row);
        boolean input = fields.peek("input") instanceof Map<?, ?> map && map.containsKey("messages");
        return input && fields.has(GOOD) && fields.has(BAD) ? 1 : 0;
    }

    @Override
    public Outcome<Example> read(Row row) {
        Findings findings = new Findings();
        RowFields fields = layout.fields(row);
        if (!(fields.take("input") instanceof Map<?, ?> input)) {
            return Outcome.rejected(Reason.FORMAT_MISMATCH, "The column input must be an object with messages.");
        }
        ProseReader reader = new ProseReader(style, findings);
        List<Message> prompt =
                reader.prompt(input.get("messages"), "input.messages").messages();
        Prose good = reader.answer(fields.take(GOOD), GOOD);
        Prose bad = reader.answer(fields.take(BAD), BAD);
        Pair pair = new Pair(prompt, good.messages(), bad.messages(), false);
        List<String> tools = ToolLists.read(input.get("tools"), findings);
        return findings.outcome(
                pair.example(findings).withTools(tools).withAttributes(attributes(input, fields, findings)));
    }

    /** Further keys of the input come back into it when they are written. */
    private static Map<String, @Nullable Object> attributes(Map<?, ?> input, RowFields fields, Findings findings) {
        Map<String, @Nullable Object> others = new LinkedHashMap<>();
        input.forEach((key, value) -> {
            if (value != null && !key.equals("messages") && !key.equals("tools")) {
                others.put(String.valueOf(key), value);
            }
        });
        if (others.isEmpty()) {
            return fields.rest(findings);
        }
        Map<String, @Nullable Object> attributes = new LinkedHashMap<>(fields.rest(findings));
        attributes.put("input", others);
        return attributes;
    }

    @Override
    public Outcome<Map<String, @Nullable Object>> write(Example given) {
        Findings findings = new Findings();
        Example example = style.placed(given, findings);
        Pair pair = Pair.of(example, name(), findings);
        TurnWriter writer = new TurnWriter(style, findings);
        Map<String, @Nullable Object> input = new LinkedHashMap<>();
        input.put("messages", writer.write(pair.prompt()));
        if (!example.tools().isEmpty()) {
            input.put("tools", ToolLists.write(example.tools(), style.tools()));
        }
        Map<String, @Nullable Object> attributes = new LinkedHashMap<>(example.attributes());
        if (attributes.get("input") instanceof Map<?, ?> others) {
            attributes.remove("input");
            others.forEach((key, value) -> input.putIfAbsent(String.valueOf(key), value));
        }
        Map<String, @Nullable Object> record = new LinkedHashMap<>();
        record.put("input", input);
        record.put(GOOD, writer.write(pair.chosen()));
        record.put(BAD, writer.write(pair.rejected()));
        Pair.refuseSame(record.get(GOOD), record.get(BAD), findings);
        record.putAll(writer.mediaColumns());
        return findings.outcome(layout.record(record, attributes, findings));
    }
}
