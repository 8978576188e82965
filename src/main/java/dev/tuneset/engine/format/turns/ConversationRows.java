package dev.tuneset.engine.format.turns;

import dev.tuneset.engine.example.Example;
import dev.tuneset.engine.example.Message;
import dev.tuneset.engine.format.CellText;
import dev.tuneset.engine.format.Findings;
import dev.tuneset.engine.format.FormatCard;
import dev.tuneset.engine.format.Layout;
import dev.tuneset.engine.format.RowFields;
import dev.tuneset.engine.outcome.Outcome;
import dev.tuneset.engine.outcome.Reason;
import dev.tuneset.engine.row.Row;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Rows with one column of turns, and beside it the columns {@code system} and {@code tools}.
 *
 * @param usual the names of the column of turns; the first is the one written
 */
public record ConversationRows(String format, Layout layout, TurnStyle style, List<String> usual) {
    /** Columns whose turns are asked, and answered elsewhere. */
    private static final Set<String> PROMPTS = Set.of("input", "context", "trajectory", "question");

    private static final List<String> TURNS = List.of("messages", "conversations");

    /** A list without turns has but its name to tell what it is. */
    private static final double EMPTY = 0.2;

    /** A text with the marks of turns may be meant to be learned as it is. */
    private static final double MARKED = 0.6;

    private static final List<String> SEVERAL_ANSWERS =
            List.of("chosen", "rejected", "rejected_response", "rejected_messages", "chosen_messages", "kto_tag");

    /** 1 for turns with these keys in the column of that name, less where other columns say more. */
    public double fit(Row row, TurnKeys keys) {
        RowFields fields = layout.fields(row);
        Optional<String> column = TurnColumn.find(fields, usual);
        if (column.isEmpty()) {
            return keys == TurnKeys.ROLE_CONTENT && TurnColumn.marked(fields).isPresent() ? MARKED : 0;
        }
        if (fields.peek(column.get()) instanceof List<?> none && none.isEmpty()) {
            return column.get().equals(usual.get(0)) ? EMPTY : 0;
        }
        if (TurnColumn.areTexts(fields.peek(column.get()))) {
            return keys == TurnKeys.ROLE_CONTENT ? 0.7 : 0;
        }
        if (TurnColumn.dialect(fields.peek(column.get())).orElse(null) != keys) {
            return 0;
        }
        if (PROMPTS.contains(column.get())) {
            return 0.4;
        }
        boolean several = SEVERAL_ANSWERS.stream().anyMatch(fields::has) || CellText.isFlag(fields.peek("label"));
        if (TurnColumn.isDialogue(fields.peek(column.get()))) {
            return several ? 0.3 : 0.7;
        }
        return (column.get().equals(usual.get(0)) ? 1 : 0.9) * (several ? 0.5 : 1);
    }

    public Outcome<Example> read(Row row) {
        Findings findings = new Findings();
        RowFields fields = layout.fields(row);
        Optional<String> column = TurnColumn.find(fields, usual).or(() -> TurnColumn.marked(fields));
        if (column.isEmpty()) {
            return Outcome.rejected(
                    Reason.FORMAT_MISMATCH, "No column holds a list of turns; expected " + usual.get(0) + ".");
        }
        boolean marked = fields.peek(column.get()) instanceof String text && !text.startsWith("[");
        if (!column.get().equals(usual.get(0)) && !marked) {
            findings.note(Reason.KEYS_RENAMED, "The column " + column.get() + " was read as " + usual.get(0) + ".");
        }
        noteOthers(fields, column.get(), findings);
        List<Message> messages = new TurnReader(style, column.get(), findings)
                .read(turns(fields.take(column.get()), column.get(), findings));
        if (messages.isEmpty()) {
            findings.refuse(Reason.EMPTY_EXAMPLE, "The column " + column.get() + " has no turns.");
        }
        messages = withSystem(fields, messages, findings);
        List<String> tools = ToolLists.read(fields.take("tools"), findings);
        return fields.outcome(Example.ofMessages(messages).withTools(tools), findings);
    }

    /** Tools differ in which of two columns of turns they read. */
    private static void noteOthers(RowFields fields, String column, Findings findings) {
        for (String other : TURNS) {
            if (!other.equals(column) && TurnColumn.holdsTurns(fields.peek(other))) {
                findings.note(
                        Reason.KEYS_RENAMED,
                        "The columns " + column + " and " + other + " both hold turns; " + column
                                + " was read, while TRL reads conversations and LLaMA-Factory the one it is told.");
            }
        }
    }

    /** A list of texts as turns of user and assistant, a text with marks as the turns it holds; all else as it is. */
    private static @Nullable Object turns(@Nullable Object value, String column, Findings findings) {
        Optional<MarkedText> marked = MarkedText.of(value);
        if (marked.isPresent()) {
            findings.note(
                    Reason.VALUE_CONVERTED,
                    "The text in the column " + column + " was taken apart at the marks of "
                            + marked.get().marks() + ".");
            return marked.get().turns();
        }
        if (!(value instanceof List<?> list) || !TurnColumn.areTexts(list)) {
            return value;
        }
        findings.note(
                Reason.VALUE_CONVERTED,
                "The texts in the column " + column + " were read as turns of user and assistant.");
        List<Object> turns = new ArrayList<>(list.size());
        for (Object text : list) {
            turns.add(FormatCard.fields("role", turns.size() % 2 == 0 ? "user" : "assistant", "content", text));
        }
        return turns;
    }

    /** The system prompt of a column of its own as the first message; one at the head of the turns already wins, and the column stays. */
    public static List<Message> withSystem(RowFields fields, List<Message> messages, Findings findings) {
        return new SystemColumn(fields, findings).before(messages);
    }

    public Outcome<Map<String, @Nullable Object>> write(Example given) {
        Findings findings = new Findings();
        Example example = style.placed(given, findings);
        TurnWriter writer = new TurnWriter(style, findings);
        Map<String, @Nullable Object> record = new LinkedHashMap<>();
        List<Map<String, @Nullable Object>> turns = writer.write(Conversation.of(example, format, findings));
        if (style.keys() == TurnKeys.FROM_VALUE) {
            new Alternation(turns, style.writtenRoleKey()).check(findings);
        }
        record.put(usual.get(0), turns);
        if (!example.tools().isEmpty()) {
            record.put("tools", ToolLists.write(example.tools(), style.tools()));
        }
        record.putAll(writer.mediaColumns());
        return findings.outcome(layout.record(record, example.attributes(), findings));
    }
}
