package dev.tuneset.engine.format.preference;

import dev.tuneset.engine.example.Example;
import dev.tuneset.engine.example.Message;
import dev.tuneset.engine.example.Role;
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
import dev.tuneset.engine.format.turns.TurnColumn;
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

/** ms-swift's preference: messages that end with the good answer, and the bad one beside them. */
public record PreferenceSwift(Layout layout, TurnStyle style) implements Format {
    public static final PreferenceSwift STANDARD = new PreferenceSwift(Layout.STANDARD, TurnStyle.CHATML);

    private static final String BAD = "rejected_response";
    private static final String BAD_TURNS = "rejected_messages";

    @Override
    public String name() {
        return "preference_swift";
    }

    @Override
    public FormatCard card() {
        Map<String, @Nullable Object> record = new LinkedHashMap<>();
        record.put(
                "messages",
                List.of(
                        FormatCard.fields("role", "user", "content", "Good morning in French?"),
                        FormatCard.fields("role", "assistant", "content", "Bonjour.")));
        record.put(BAD, "Bonsoir.");
        return new FormatCard(
                "Preference, rejected_response",
                "Messages that end with the better answer, and the worse answer beside them.",
                List.of("ms-swift"),
                record,
                options());
    }

    private static List<FormatOption> options() {
        List<FormatOption> options = new ArrayList<>(Layout.OPTIONS);
        options.addAll(TurnStyle.CHATML.options());
        return options;
    }

    @Override
    public Format with(Map<String, ? extends @Nullable Object> given) {
        Options options = Options.of(name(), given, options());
        return new PreferenceSwift(Layout.of(options), TurnStyle.CHATML.with(options));
    }

    @Override
    public Detection detect(List<Row> sample) {
        return Detections.of(name(), sample, this::fit, "messages and a rejected answer beside them");
    }

    private double fit(Row row) {
        RowFields fields = layout.fields(row);
        boolean bad = fields.has(BAD) && !fields.has("chosen_response") || fields.has(BAD_TURNS);
        return bad && TurnColumn.holdsTurns(fields.peek("messages")) ? 1 : 0;
    }

    @Override
    public Outcome<Example> read(Row row) {
        Findings findings = new Findings();
        RowFields fields = layout.fields(row);
        ProseReader reader = new ProseReader(style, findings);
        List<Message> messages =
                reader.prompt(fields.take("messages"), "messages").messages();
        int last = messages.size() - 1;
        if (last < 0 || messages.get(last).role() != Role.ASSISTANT) {
            findings.refuse(Reason.ROLE_ORDER, "The messages do not end with the better answer.");
            return findings.outcome(Example.ofMessages(messages));
        }
        Pair pair = pair(fields, reader, messages, last);
        List<String> tools = ToolLists.read(fields.take("tools"), findings);
        return fields.outcome(pair.example(findings).withTools(tools), findings);
    }

    private static Pair pair(RowFields fields, ProseReader reader, List<Message> messages, int last) {
        if (fields.has(BAD_TURNS)) {
            fields.take(BAD);
            Prose bad = reader.answer(fields.take(BAD_TURNS), BAD_TURNS);
            return Pair.ofConversations(messages, bad.messages());
        }
        fields.take(BAD_TURNS);
        Prose bad = reader.answer(fields.take(BAD), BAD);
        return new Pair(messages.subList(0, last), messages.subList(last, last + 1), bad.messages(), false);
    }

    @Override
    public Outcome<Map<String, @Nullable Object>> write(Example given) {
        Findings findings = new Findings();
        Example example = style.placed(given, findings);
        Pair pair = Pair.perhapsUnasked(example, name(), findings);
        List<Message> good = new ArrayList<>(pair.prompt());
        good.addAll(pair.chosen());
        TurnWriter writer = new TurnWriter(style, findings);
        Map<String, @Nullable Object> record = new LinkedHashMap<>();
        record.put("messages", writer.write(good));
        Object text = pair.chosen().size() == 1 ? text(writer, pair.rejected()) : null;
        if (text != null) {
            record.put(BAD, text);
        } else {
            List<Message> bad = new ArrayList<>(pair.prompt());
            bad.addAll(pair.rejected());
            TurnWriter worse = new TurnWriter(style, findings);
            record.put(BAD_TURNS, worse.write(bad));
            worse.mediaColumns().forEach((column, files) -> record.put("rejected_" + column, files));
        }
        if (!example.tools().isEmpty()) {
            record.put("tools", ToolLists.write(example.tools(), style.tools()));
        }
        record.putAll(writer.mediaColumns());
        return findings.outcome(layout.record(record, example.attributes(), findings));
    }

    /** The answer as written, where it is a text and has nothing else. */
    private static @Nullable Object text(TurnWriter writer, List<Message> answer) {
        if (answer.size() != 1
                || answer.get(0).role() != Role.ASSISTANT
                || answer.get(0).hasMedia()) {
            return null;
        }
        Map<String, @Nullable Object> turn = writer.write(answer).get(0);
        return turn.size() == 2 && turn.get("content") instanceof String text ? text : null;
    }
}
