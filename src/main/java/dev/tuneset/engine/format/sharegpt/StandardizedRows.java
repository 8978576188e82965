package dev.tuneset.engine.format.sharegpt;

import dev.tuneset.engine.example.Example;
import dev.tuneset.engine.example.Message;
import dev.tuneset.engine.example.Part;
import dev.tuneset.engine.example.Role;
import dev.tuneset.engine.format.Findings;
import dev.tuneset.engine.format.turns.TurnStyle;
import dev.tuneset.engine.format.turns.TurnWriter;
import dev.tuneset.engine.outcome.Outcome;
import dev.tuneset.engine.row.Row;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Rows standardised as Unsloth does, on their way through the engine: read as examples, and written as records that have every
 * column in its place. Without a column {@code conversations} the rows pass as they are, as in Unsloth.
 */
public final class StandardizedRows {
    private static final String COLUMN = "conversations";

    private final UnaryOperator<Row> standardize;

    private StandardizedRows(UnaryOperator<Row> standardize) {
        this.standardize = standardize;
    }

    /**
     * Learns from the first ten rows of a source, or from all it has; from all rows of a small one, every key counts that any
     * turn has, as in Arrow.
     *
     * @throws dev.tuneset.engine.outcome.TunesetException where Unsloth raises
     */
    public static StandardizedRows learn(StandardizeShareGpt how, List<Row> first) {
        return new StandardizedRows(how.learn(first));
    }

    /** The example of a row; its attributes are the other columns, and an empty one that keeps the conversation's place. */
    public Outcome<Example> read(Row row) {
        Map<String, @Nullable Object> attributes = standardize.apply(row).toMap();
        Object turns = row.schema().has(COLUMN) ? attributes.put(COLUMN, null) : null;
        List<Message> messages = new ArrayList<>();
        if (turns instanceof List<?> list) {
            list.forEach(turn -> messages.add(message((Map<?, ?>) turn)));
        }
        return Outcome.kept(Example.ofMessages(messages).withAttributes(attributes));
    }

    private static Message message(Map<?, ?> turn) {
        Role role = Role.valueOf(String.valueOf(turn.get("role")).toUpperCase(Locale.ROOT));
        return Message.of(role, "").withContent(content(turn.get("content")));
    }

    private static List<Part> content(@Nullable Object content) {
        if (content instanceof List<?> parts && parts.get(0) instanceof Map<?, ?> part) {
            Map<String, @Nullable Object> fields = new LinkedHashMap<>();
            part.forEach((key, value) -> fields.put(String.valueOf(key), value));
            return part.get("text") instanceof String text
                    ? List.of(new Part.Text(text, Map.of("type", "text")))
                    : List.of(new Part.Media("text", fields));
        }
        return content instanceof String text ? List.of(new Part.Text(text)) : List.of();
    }

    /** The record of an example that was read so. */
    public static Outcome<Map<String, @Nullable Object>> write(Example example) {
        Findings findings = new Findings();
        Map<String, @Nullable Object> record = new LinkedHashMap<>(example.attributes());
        if (record.containsKey(COLUMN)) {
            record.put(COLUMN, new TurnWriter(TurnStyle.CHATML, findings).write(example.messages()));
        }
        return findings.outcome(record);
    }
}
