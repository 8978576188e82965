package dev.tuneset.engine.template;

import dev.tuneset.engine.template.jinja.TemplateException;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Renders small conversations whose words are easy to find again, to see what a template does with them. */
final class TemplateProbe {
    static final LocalDateTime NOW = LocalDateTime.of(2025, 2, 3, 4, 5, 6);
    static final Map<String, Object> TOOL = Map.of(
            "type",
            "function",
            "function",
            Map.of(
                    "name",
                    "toolGiven",
                    "description",
                    "Looks.",
                    "parameters",
                    Map.of(
                            "type",
                            "object",
                            "properties",
                            Map.of("place", Map.of("type", "string", "description", "Where.")),
                            "required",
                            List.of("place"))));

    private final ChatTemplate template;

    TemplateProbe(ChatTemplate template) {
        this.template = template;
    }

    static Map<String, Object> user(Object content) {
        return Map.of("role", "user", "content", content);
    }

    static Map<String, Object> assistant(Object content) {
        return Map.of("role", "assistant", "content", content);
    }

    static Map<String, Object> message(String role, Object content) {
        return Map.of("role", role, "content", content);
    }

    static Map<String, Object> with(Map<String, Object> message, String key, Object value) {
        Map<String, Object> more = new LinkedHashMap<>(message);
        more.put(key, value);
        return more;
    }

    /** Two questions and two answers. */
    static List<Map<String, Object>> conversation() {
        return List.of(user("qOne"), assistant("aOne"), user("qTwo"), assistant("aTwo"));
    }

    @SafeVarargs
    static List<Map<String, Object>> joined(List<Map<String, Object>> first, Map<String, Object>... more) {
        List<Map<String, Object>> all = new ArrayList<>(first);
        all.addAll(List.of(more));
        return all;
    }

    /** The text; empty when the template refuses. */
    Optional<String> text(List<Map<String, Object>> messages) {
        return text(messages, null, false, NOW);
    }

    Optional<String> prompt(List<Map<String, Object>> messages) {
        return text(messages, null, true, NOW);
    }

    Optional<String> text(List<Map<String, Object>> messages, Object tools, boolean prompt, LocalDateTime now) {
        try {
            return Optional.of(new RenderRequest(messages, tools, null, prompt, false, Map.of(), now)
                    .render(template)
                    .text());
        } catch (TemplateException refused) {
            return Optional.empty();
        }
    }
}
