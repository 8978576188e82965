package dev.tuneset.template;

import dev.tuneset.engine.template.ChatTemplate;
import dev.tuneset.engine.template.RenderRequest;
import dev.tuneset.engine.template.SpecialMarks;
import dev.tuneset.engine.template.jinja.TemplateException;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;

/** Renders the conversation that a template's page shows; without its system message where the template has no place for one. */
@ApplicationScoped
class Examples {
    private static final List<Map<String, String>> MESSAGES = List.of(
            Map.of("role", "system", "content", "Answer briefly."),
            Map.of("role", "user", "content", "Which river flows through Turin?"),
            Map.of("role", "assistant", "content", "The Po."));

    private final Clock clock;

    Examples(Clock clock) {
        this.clock = clock;
    }

    Example of(ChatTemplate template) {
        try {
            return rendered(template, MESSAGES);
        } catch (TemplateException noSystemMessage) {
            try {
                return rendered(template, MESSAGES.subList(1, 3));
            } catch (TemplateException refused) {
                return new Example(List.of(), String.valueOf(refused.getMessage()));
            }
        }
    }

    private Example rendered(ChatTemplate template, List<Map<String, String>> messages) {
        String text = new RenderRequest(messages, null, null, false, false, Map.of(), LocalDateTime.now(clock))
                .render(template)
                .text();
        return new Example(
                MarkedText.of(text, SpecialMarks.of(template).in(text)).pieces(), null);
    }
}
