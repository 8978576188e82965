package dev.tuneset.engine.format.prompts;

import dev.tuneset.engine.example.Message;
import dev.tuneset.engine.example.Role;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A conversation written as one text, as Anthropic's hh-rlhf has it: {@code \n\nHuman: ... \n\nAssistant: ...}. The blank after a
 * name belongs to it; all else stays as it is.
 */
public final class Transcript {
    private static final Pattern SPEAKER = Pattern.compile("(?:^|\n\n)(Human|Assistant):");
    private static final String START = "Human:";

    private Transcript() {}

    /** The messages of a transcript; empty when the text is none. The last message is empty where only its speaker is named. */
    public static Optional<List<Message>> read(String text) {
        if (!text.startsWith("\n\n" + START) && !text.startsWith(START)) {
            return Optional.empty();
        }
        List<Message> messages = new ArrayList<>();
        Matcher speaker = SPEAKER.matcher(text);
        Role role = null;
        int start = 0;
        while (speaker.find()) {
            if (role != null) {
                messages.add(Message.of(role, said(text, start, speaker.start())));
            }
            role = speaker.group(1).equals("Human") ? Role.USER : Role.ASSISTANT;
            start = speaker.end();
        }
        if (role != null) {
            messages.add(Message.of(role, said(text, start, text.length())));
        }
        boolean answered = messages.stream().anyMatch(message -> message.role() == Role.ASSISTANT);
        return answered ? Optional.of(messages) : Optional.empty();
    }

    /** An answer that stands apart from its transcript, without the blank that follows the name. */
    public static String answer(String text) {
        return said(text, 0, text.length());
    }

    private static String said(String text, int start, int end) {
        return text.substring(start < end && text.charAt(start) == ' ' ? start + 1 : start, end);
    }
}
