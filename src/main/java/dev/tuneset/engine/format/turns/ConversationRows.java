package dev.tuneset.engine.format.turns;

import dev.tuneset.engine.example.Example;
import dev.tuneset.engine.example.Message;
import dev.tuneset.engine.example.Role;
import dev.tuneset.engine.format.CellText;
import dev.tuneset.engine.format.Findings;
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
import org.jspecify.annotations.Nullable;

/**
 * Rows with one column of turns, and beside it the columns {@code system} and {@code tools}.
 *
 * @param usual the names of the column of turns; the first is the one written
 */
public record ConversationRows(String format, Layout layout, TurnStyle style, List<String> usual) {
    private static final List<String> SEVERAL_ANSWERS =
            List.of("chosen", "rejected", "rejected_response", "rejected_messages", "chosen_messages", "kto_tag");

    /** 1 for turns with these keys in the column of that name, less where other columns say more. */
    public double fit(Row row, TurnKeys keys) {
        RowFields fields = layout.fields(row);
        Optional<String> column = TurnColumn.find(fields, usual);
        if (column.isEmpty() || TurnColumn.dialect(fields.peek(column.get())).orElse(null) != keys) {
            return 0;
        }
        boolean several = SEVERAL_ANSWERS.stream().anyMatch(fields::has) || fields.peek("label") instanceof Boolean;
        if (TurnColumn.isDialogue(fields.peek(column.get()))) {
            return several ? 0.3 : 0.7;
        }
        return (column.get().equals(usual.get(0)) ? 1 : 0.9) * (several ? 0.5 : 1);
    }

    public Outcome<Example> read(Row row) {
        Findings findings = new Findings();
        RowFields fields = layout.fields(row);
        Optional<String> column = TurnColumn.find(fields, usual);
        if (column.isEmpty()) {
            return Outcome.rejected(
                    Reason.FORMAT_MISMATCH, "No column holds a list of turns; expected " + usual.get(0) + ".");
        }
        if (!column.get().equals(usual.get(0))) {
            findings.note(Reason.KEYS_RENAMED, "The column " + column.get() + " was read as " + usual.get(0) + ".");
        }
        List<Message> messages = new TurnReader(style, column.get(), findings).read(fields.take(column.get()));
        if (messages.isEmpty()) {
            findings.refuse(Reason.EMPTY_EXAMPLE, "The column " + column.get() + " has no turns.");
        }
        messages = withSystem(fields, messages, findings);
        List<String> tools = ToolLists.read(fields.take("tools"), findings);
        return findings.outcome(Example.ofMessages(messages).withTools(tools).withAttributes(fields.rest()));
    }

    /** The text of the column {@code system}, or its list of text parts, as the first message; one at the head of the turns already wins, and stays. */
    public static List<Message> withSystem(RowFields fields, List<Message> messages, Findings findings) {
        if (messages.stream().noneMatch(message -> message.role() == Role.SYSTEM)
                && ContentReader.areTexts(fields.peek("system"))) {
            List<Message> all = new ArrayList<>(messages.size() + 1);
            all.add(Message.of(Role.SYSTEM, "")
                    .withContent(new ContentReader(findings).parts(fields.take("system"), Role.SYSTEM)));
            all.addAll(messages);
            return all;
        }
        if (!CellText.fits(fields.peek("system")) || "".equals(fields.peek("system"))) {
            if (fields.peek("system") instanceof String
                    || fields.peek("system") == null
                    || List.of().equals(fields.peek("system"))) {
                fields.take("system");
            }
            return messages;
        }
        if (!messages.isEmpty() && messages.get(0).role() == Role.SYSTEM) {
            if (messages.get(0).text().equals(fields.peek("system"))) {
                fields.take("system");
            } else {
                findings.note(
                        Reason.ROLE_ORDER,
                        "The column system and the first turn both hold a system prompt; the turn's was used.");
            }
            return messages;
        }
        String system = CellText.of(fields.take("system"), "system", findings);
        List<Message> all = new ArrayList<>(messages.size() + 1);
        all.add(Message.of(Role.SYSTEM, system == null ? "" : system));
        all.addAll(messages);
        return all;
    }

    public Outcome<Map<String, @Nullable Object>> write(Example example) {
        Findings findings = new Findings();
        TurnWriter writer = new TurnWriter(style, findings);
        Map<String, @Nullable Object> record = new LinkedHashMap<>();
        record.put(usual.get(0), writer.write(Conversation.of(example, format, findings)));
        if (!example.tools().isEmpty()) {
            record.put("tools", ToolLists.write(example.tools(), style.tools()));
        }
        record.putAll(writer.mediaColumns());
        return findings.outcome(layout.record(record, example.attributes(), findings));
    }
}
