package dev.tuneset.engine.format.turns;

import dev.tuneset.engine.example.Message;
import dev.tuneset.engine.format.Findings;
import dev.tuneset.engine.outcome.Reason;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Messages as bare texts, for formats without turns; what is not text is said to be lost, or refused. */
public final class PlainTurns {
    private final String format;
    private final Findings findings;
    private final TurnWriter writer;

    public PlainTurns(String format, Findings findings) {
        this.format = format;
        this.findings = findings;
        this.writer = new TurnWriter(TurnStyle.SHAREGPT, findings);
    }

    /** The text, with reasoning in {@code <think>} tags and placeholders for media. */
    public String of(Message message) {
        if (!message.toolCalls().isEmpty()) {
            findings.refuse(Reason.CANNOT_CARRY, "The format " + format + " has no place for tool calls.");
            return "";
        }
        List<String> others = message.withReasoning(null).keys();
        if (!others.isEmpty()) {
            findings.note(
                    Reason.CONTENT_LOST,
                    "The format " + format + " has no place for these keys of a message: " + String.join(", ", others)
                            + ".");
        }
        Object value = writer.write(List.of(message)).get(0).get("value");
        return (String) Objects.requireNonNull(value);
    }

    /** The media that became placeholders, by the column they belong in. */
    public Map<String, @Nullable Object> mediaColumns() {
        return writer.mediaColumns();
    }
}
