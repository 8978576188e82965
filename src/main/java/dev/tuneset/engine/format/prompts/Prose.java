package dev.tuneset.engine.format.prompts;

import dev.tuneset.engine.example.Message;
import java.util.List;

/**
 * A prompt or an answer.
 *
 * @param plain whether it came as text and not as turns
 */
public record Prose(List<Message> messages, boolean plain) {
    public Prose {
        messages = List.copyOf(messages);
    }
}
