package dev.tuneset.engine.pack;

import dev.tuneset.engine.example.Message;
import dev.tuneset.engine.example.Role;
import dev.tuneset.engine.outcome.TunesetException;
import dev.tuneset.engine.template.ChatTemplate;
import dev.tuneset.engine.template.TemplateRenderer;
import dev.tuneset.engine.template.jinja.TemplateException;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** How questions and answers begin in what a chat template writes, seen by rendering: its source seldom has the marks whole. */
final class TurnMarks {
    private static final LocalDateTime NOW = LocalDateTime.of(2026, 1, 2, 3, 4, 5);

    /** Templates join them to their marks; no mark of a turn is one of them. */
    private static final Map<String, String> NO_TOKENS = Map.of("bos_token", "", "eos_token", "");

    private TurnMarks() {}

    /** The known marks that the template writes; empty when it writes others, or refuses a plain conversation. */
    static Optional<ModelFamily.Ask> in(String template) {
        String text;
        try {
            text = new TemplateRenderer(ChatTemplate.custom("own", template, NO_TOKENS), NOW)
                    .render(
                            List.of(
                                    Message.of(Role.USER, "qOne"),
                                    Message.of(Role.ASSISTANT, "aOne"),
                                    Message.of(Role.USER, "qTwo"),
                                    Message.of(Role.ASSISTANT, "aTwo")),
                            null,
                            false)
                    .text();
        } catch (TemplateException | TunesetException refused) {
            return Optional.empty();
        }
        return ModelFamily.asks().stream()
                .filter(ask -> between(text, "aOne", "qTwo").contains(ask.user()))
                .filter(ask -> between(text, "qTwo", "aTwo").contains(ask.assistant()))
                .findFirst();
    }

    private static String between(String text, String from, String to) {
        int start = text.indexOf(from);
        int end = text.indexOf(to, start);
        return start < 0 || end < 0 ? "" : text.substring(start, end);
    }
}
