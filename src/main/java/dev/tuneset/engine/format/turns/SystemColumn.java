package dev.tuneset.engine.format.turns;

import dev.tuneset.engine.example.Message;
import dev.tuneset.engine.example.Part;
import dev.tuneset.engine.example.Role;
import dev.tuneset.engine.format.CellText;
import dev.tuneset.engine.format.Findings;
import dev.tuneset.engine.format.RowFields;
import dev.tuneset.engine.outcome.Reason;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The system prompt where it has a column of its own: text, a list of text parts, or Gemini's object of parts. */
record SystemColumn(RowFields fields, Findings findings) {
    private static final List<String> NAMES =
            List.of("system", "system_prompt", "systemInstruction", "system_instruction");

    List<Message> before(List<Message> messages) {
        for (String name : NAMES) {
            if (isNothing(fields.peek(name))) {
                fields.take(name);
            } else {
                return before(messages, name);
            }
        }
        return messages;
    }

    private List<Message> before(List<Message> messages, String name) {
        Object value = fields.peek(name);
        Object parts = value instanceof Map<?, ?> map && map.get("parts") != null ? map.get("parts") : value;
        boolean texts = ContentReader.areTexts(parts);
        if (!texts && !CellText.fits(value)) {
            return messages;
        }
        if (!messages.isEmpty() && messages.get(0).role() == Role.SYSTEM) {
            beside(messages.get(0), name, value);
            return messages;
        }
        fields.take(name);
        if (!name.equals("system")) {
            findings.note(Reason.KEYS_RENAMED, "The column " + name + " was read as the system prompt.");
        }
        List<Message> all = new ArrayList<>(messages.size() + 1);
        all.add(Message.of(Role.SYSTEM, "").withContent(content(texts, parts, name)));
        all.addAll(messages);
        return all;
    }

    private void beside(Message first, String name, @Nullable Object value) {
        if (first.text().equals(value)) {
            fields.take(name);
        } else {
            findings.note(
                    Reason.ROLE_ORDER,
                    "The column " + name + " and the first turn both hold a system prompt; the turn's was used.");
        }
    }

    private List<Part> content(boolean texts, @Nullable Object value, String name) {
        if (texts) {
            return new ContentReader(findings).parts(value, Role.SYSTEM);
        }
        String text = CellText.of(value, name, findings);
        return List.of(new Part.Text(text == null ? "" : text));
    }

    private static boolean isNothing(@Nullable Object value) {
        return value == null || value.equals("") || value.equals(List.of());
    }
}
