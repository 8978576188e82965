package dev.tuneset.engine.format.turns;

import dev.tuneset.engine.example.Message;
import dev.tuneset.engine.example.Part;
import dev.tuneset.engine.example.Role;
import java.util.ArrayList;
import java.util.List;

/**
 * The thought before an answer, in {@code <think>} tags or apart from the text. The line breaks are those Qwen3's template
 * writes; where a text has others they stay with the thought and the answer.
 */
public final class Reasoning {
    private static final String OPEN = "<think>";
    /** Ends a thought in a text; templates that drop thoughts drop all that stands before it. */
    public static final String CLOSE = "</think>";

    private Reasoning() {}

    /** Whether an answer holds a thought, in its text or apart from it. */
    public static boolean isIn(Message message) {
        return message.reasoning() != null
                || message.role() == Role.ASSISTANT && message.text().contains(CLOSE);
    }

    /** Takes the thought out of the text; a message without one, or with its reasoning apart already, comes back as it is. */
    public static Message lift(Message message) {
        if (message.role() != Role.ASSISTANT
                || message.reasoning() != null
                || message.content().isEmpty()
                || !(message.content().get(0) instanceof Part.Text first)
                || !first.text().startsWith(OPEN)) {
            return message;
        }
        int close = first.text().indexOf(CLOSE);
        if (close < 0) {
            return message;
        }
        String thought = first.text().substring(OPEN.length(), close);
        String answer = first.text().substring(close + CLOSE.length());
        if (thought.length() > 1 && thought.startsWith("\n") && thought.endsWith("\n") && answer.startsWith("\n\n")) {
            thought = thought.substring(1, thought.length() - 1);
            answer = answer.substring(2);
        }
        List<Part> content = new ArrayList<>(message.content());
        if (answer.isEmpty() && content.size() == 1 && !message.toolCalls().isEmpty()) {
            content.clear();
        } else {
            content.set(0, new Part.Text(answer, first.attributes()));
        }
        return message.withReasoning(thought).withContent(content);
    }

    /** Puts the reasoning into the text; a message without one comes back as it is. */
    public static Message lower(Message message) {
        String thought = message.reasoning();
        if (thought == null) {
            return message;
        }
        String tagged = OPEN + "\n" + thought + "\n" + CLOSE + "\n\n";
        List<Part> content = new ArrayList<>(message.content());
        if (!content.isEmpty() && content.get(0) instanceof Part.Text first) {
            content.set(0, new Part.Text(tagged + first.text(), first.attributes()));
        } else {
            content.add(0, new Part.Text(tagged));
        }
        return message.withReasoning(null).withContent(content);
    }
}
