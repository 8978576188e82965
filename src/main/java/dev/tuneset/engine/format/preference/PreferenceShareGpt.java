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
import dev.tuneset.engine.format.prompts.AnswerColumns;
import dev.tuneset.engine.format.prompts.Pair;
import dev.tuneset.engine.format.prompts.Prose;
import dev.tuneset.engine.format.prompts.ProseReader;
import dev.tuneset.engine.format.turns.Alternation;
import dev.tuneset.engine.format.turns.ConversationRows;
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
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** LLaMA-Factory's ranking of conversations: turns up to a question, and chosen and rejected as one turn each. */
public record PreferenceShareGpt(Layout layout, TurnStyle style, Turns turns) implements Format {
    /** Writing: the keys of the turns. */
    public enum Turns {
        /** {@code conversations} of from and value: LLaMA-Factory. */
        SHAREGPT,
        /** {@code messages} of role and content: Axolotl's {@code chat_template.default}. */
        CHATML
    }

    public static final PreferenceShareGpt STANDARD =
            new PreferenceShareGpt(Layout.STANDARD, TurnStyle.SHAREGPT, Turns.SHAREGPT);

    private static final List<String> USUAL = List.of("conversations", "messages", "conversation");

    @Override
    public String name() {
        return "preference_sharegpt";
    }

    @Override
    public FormatCard card() {
        Map<String, @Nullable Object> record = new LinkedHashMap<>();
        record.put("conversations", List.of(FormatCard.fields("from", "human", "value", "Good morning in French?")));
        record.put("chosen", FormatCard.fields("from", "gpt", "value", "Bonjour."));
        record.put("rejected", FormatCard.fields("from", "gpt", "value", "Bonsoir."));
        return new FormatCard(
                "Preference, ShareGPT turns",
                "A conversation up to a question, with a better and a worse answer as one turn each.",
                List.of("LLaMA-Factory", "Axolotl"),
                record,
                options());
    }

    private static List<FormatOption> options() {
        List<FormatOption> options = new ArrayList<>(Layout.OPTIONS);
        options.add(Options.choices(
                "turns",
                Turns.SHAREGPT,
                "Writing: turns of from and value, or messages of role and content (Axolotl)."));
        options.addAll(TurnStyle.SHAREGPT.options());
        return options;
    }

    @Override
    public Format with(Map<String, ? extends @Nullable Object> given) {
        Options options = Options.of(name(), given, options());
        Turns keys = options.choice("turns", Turns.class, Turns.SHAREGPT);
        TurnStyle base = keys == Turns.SHAREGPT ? TurnStyle.SHAREGPT : TurnStyle.CHATML;
        return new PreferenceShareGpt(Layout.of(options), base.with(options), keys);
    }

    @Override
    public Detection detect(List<Row> sample) {
        return Detections.of(name(), sample, this::fit, "a conversation, a chosen and a rejected answer");
    }

    private double fit(Row row) {
        RowFields fields = layout.fields(row);
        Optional<AnswerColumns> answers = AnswerColumns.find(fields);
        Optional<String> column = column(fields);
        if (answers.isEmpty() || column.isEmpty() || fields.has("prompt")) {
            return 0;
        }
        return (answers.get().isUsual() ? 1 : 0.95) * (USUAL.contains(column.get()) ? 1 : 0.9);
    }

    private static Optional<String> column(RowFields fields) {
        return TurnColumn.find(fields, USUAL).filter(name -> TurnColumn.holdsTurns(fields.peek(name)));
    }

    @Override
    public Outcome<Example> read(Row row) {
        Findings findings = new Findings();
        RowFields fields = layout.fields(row);
        Optional<String> column = column(fields);
        if (column.isEmpty()) {
            return Outcome.rejected(Reason.FORMAT_MISMATCH, "No column holds a list of turns; expected conversations.");
        }
        TurnStyle reading = TurnColumn.dialect(fields.peek(column.get()))
                .filter(keys -> keys != style.keys())
                .map(style::withKeys)
                .orElse(style);
        ProseReader reader = new ProseReader(reading, findings);
        List<Message> prompt =
                reader.prompt(fields.take(column.get()), column.get()).messages();
        prompt = ConversationRows.withSystem(fields, prompt, findings);
        AnswerColumns columns = AnswerColumns.of(fields, findings);
        Prose chosen = reader.answer(fields.take(columns.chosen()), columns.chosen());
        Prose rejected = reader.answer(fields.take(columns.rejected()), columns.rejected());
        Pair pair = new Pair(asked(prompt, chosen.messages(), findings), chosen.messages(), rejected.messages(), false);
        List<String> tools = ToolLists.read(fields.take("tools"), findings);
        return fields.outcome(pair.example(findings).withTools(tools), findings);
    }

    /** The conversation up to its question. The chosen answer at its end is taken off; another answer there is refused. */
    private static List<Message> asked(List<Message> prompt, List<Message> chosen, Findings findings) {
        int last = prompt.size() - 1;
        if (last < 0 || prompt.get(last).role() != Role.ASSISTANT) {
            return prompt;
        }
        if (chosen.equals(prompt.subList(last, last + 1))) {
            findings.note(Reason.TEXT_CHANGED, "The conversation repeated the chosen answer, which was taken off it.");
            return prompt.subList(0, last);
        }
        findings.refuse(
                Reason.ROLE_ORDER,
                "The conversation ends with an answer of its own, so it is not clear what chosen and rejected answer.");
        return prompt;
    }

    @Override
    public Outcome<Map<String, @Nullable Object>> write(Example given) {
        Findings findings = new Findings();
        Example example = style.placed(given, findings);
        Pair pair = Pair.of(example, name(), findings);
        TurnWriter writer = new TurnWriter(style, findings);
        Map<String, @Nullable Object> record = new LinkedHashMap<>();
        List<Map<String, @Nullable Object>> asked = writer.write(pair.prompt());
        if (turns == Turns.SHAREGPT) {
            new Alternation(asked, style.writtenRoleKey()).checkUnanswered(findings);
        }
        record.put(turns == Turns.SHAREGPT ? "conversations" : "messages", asked);
        record.put("chosen", turn(writer, pair.chosen(), findings));
        record.put("rejected", turn(writer, pair.rejected(), findings));
        Pair.refuseSame(record.get("chosen"), record.get("rejected"), findings);
        if (!example.tools().isEmpty()) {
            record.put("tools", ToolLists.write(example.tools(), style.tools()));
        }
        record.putAll(writer.mediaColumns());
        return findings.outcome(layout.record(record, example.attributes(), findings));
    }

    private static Map<String, @Nullable Object> turn(TurnWriter writer, List<Message> answer, Findings findings) {
        List<Map<String, @Nullable Object>> written = writer.write(answer);
        if (written.size() == 1) {
            return written.get(0);
        }
        findings.refuse(
                Reason.CANNOT_CARRY,
                "Chosen and rejected must be one turn each here; these have " + written.size() + ".");
        return Map.of();
    }
}
