package dev.tuneset.engine.format.prompts;

import dev.tuneset.engine.example.Example;
import dev.tuneset.engine.example.Message;
import dev.tuneset.engine.example.Role;
import dev.tuneset.engine.format.Findings;
import dev.tuneset.engine.format.turns.Conversation;
import dev.tuneset.engine.format.turns.PlainTurns;
import dev.tuneset.engine.format.turns.ToolLists;
import dev.tuneset.engine.format.turns.TurnStyle;
import dev.tuneset.engine.format.turns.TurnWriter;
import dev.tuneset.engine.outcome.Outcome;
import dev.tuneset.engine.outcome.Reason;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Writes the prompt and answers of one example as text or as turns. Not thread-safe. */
public final class ProseWriter {
    private final String format;
    private final PromptStyle style;
    private final Example example;
    private final Findings findings = new Findings();
    private final boolean plain;
    private final PlainTurns texts;
    private final TurnWriter turns;
    private final Map<String, @Nullable Object> record = new LinkedHashMap<>();

    public ProseWriter(String format, PromptStyle style, Example given) {
        this.format = format;
        this.style = style;
        this.plain = style.form() == PromptStyle.Form.PLAIN || style.form() == PromptStyle.Form.AUTO && given.plain();
        this.example = (plain ? TurnStyle.SHAREGPT : style.turns()).placed(given, findings);
        this.texts = new PlainTurns(format, findings);
        this.turns = new TurnWriter(style.turns(), findings);
        if (example.text() != null) {
            findings.refuse(Reason.CANNOT_CARRY, Conversation.withoutRoles(example.text(), format));
        }
    }

    /** What is written: the example with its media where the style has them. */
    public Example example() {
        return example;
    }

    public Findings findings() {
        return findings;
    }

    /** Whether prompt and answers are written as text. */
    public boolean plain() {
        return plain;
    }

    public void put(String key, @Nullable Object value) {
        record.put(key, value);
    }

    /** The earlier conversation, or the one question as text. */
    public Object prompt(List<Message> messages) {
        return prose(messages, Role.USER);
    }

    /** The turns of an answer, or its text. */
    public Object answer(List<Message> messages) {
        return prose(messages, Role.ASSISTANT);
    }

    private Object prose(List<Message> messages, Role role) {
        if (!plain) {
            return turns.write(messages);
        }
        if (messages.size() == 1 && messages.get(0).role() == role) {
            return texts.of(messages.get(0));
        }
        if (!messages.isEmpty()) {
            findings.refuse(
                    Reason.CANNOT_CARRY,
                    "As plain text the format " + format
                            + " holds one question and its answer; use form: conversational.");
        }
        return "";
    }

    /** Everything put so far, with tools, media and attributes. */
    public Outcome<Map<String, @Nullable Object>> finish() {
        if (!example.tools().isEmpty()) {
            record.put("tools", ToolLists.write(example.tools(), style.turns().tools()));
        }
        record.putAll(plain ? texts.mediaColumns() : turns.mediaColumns());
        return findings.outcome(style.layout().record(record, example.attributes(), findings));
    }

    /** Says what a format without a label loses. */
    public ProseWriter withoutLabel() {
        if (example.label() != null) {
            findings.note(
                    Reason.CONTENT_LOST,
                    "The format " + format + " has no place for the label " + example.label() + ".");
        }
        return this;
    }
}
