package dev.tuneset.engine.template;

import dev.tuneset.engine.template.jinja.Limits;
import dev.tuneset.engine.template.jinja.Template;
import dev.tuneset.engine.template.jinja.TemplateException;
import java.time.Duration;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

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

    private static final Limits LIMITS = Limits.DEFAULT.withTimeMax(Duration.ofSeconds(1));

    /** A template that takes longer for its first conversations is not asked for more. */
    private static final long NANOS_MAX = Duration.ofSeconds(3).toNanos();

    private final Template template;
    private final Map<String, Object> variables;
    private final long nanosMax;
    private long nanos;

    private TemplateProbe(Template template, Map<String, Object> variables, long nanosMax) {
        this.template = template;
        this.variables = variables;
        this.nanosMax = nanosMax;
    }

    /** Compiles a template that a user brought, or throws what is wrong with it. */
    static TemplateProbe hasty(ChatTemplate template) {
        return new TemplateProbe(
                Template.compile(template.source(), LIMITS), Map.copyOf(template.specialTokens()), NANOS_MAX);
    }

    /** Compiles a template that may take its time, so that what is seen does not depend on the machine. */
    static TemplateProbe patient(ChatTemplate template) {
        return new TemplateProbe(
                Template.compile(template.source(), Limits.DEFAULT),
                Map.copyOf(template.specialTokens()),
                Long.MAX_VALUE);
    }

    /** The same template with thinking switched on, under each of the names that models have for it. */
    TemplateProbe thinking() {
        Map<String, Object> switched = new HashMap<>(variables);
        switched.put("enable_thinking", true);
        switched.put("thinking", true);
        switched.put("skip_think", false);
        return new TemplateProbe(template, switched, nanosMax - nanos);
    }

    static Map<String, @Nullable Object> user(Object content) {
        return Map.of("role", "user", "content", content);
    }

    static Map<String, @Nullable Object> assistant(Object content) {
        return Map.of("role", "assistant", "content", content);
    }

    static Map<String, @Nullable Object> message(String role, Object content) {
        return Map.of("role", role, "content", content);
    }

    static Map<String, @Nullable Object> with(
            Map<String, @Nullable Object> message, String key, @Nullable Object value) {
        Map<String, @Nullable Object> more = new LinkedHashMap<>(message);
        more.put(key, value);
        return more;
    }

    static Map<String, @Nullable Object> call(String name, String id, Object arguments) {
        return Map.of("id", id, "type", "function", "function", Map.of("name", name, "arguments", arguments));
    }

    static Map<String, @Nullable Object> result(String text, String id, String name) {
        return Map.of("role", "tool", "content", text, "tool_call_id", id, "name", name);
    }

    /** Two questions and two answers. */
    static List<Map<String, @Nullable Object>> conversation() {
        return List.of(user("qOne"), assistant("aOne"), user("qTwo"), assistant("aTwo"));
    }

    static List<Map<String, @Nullable Object>> joined(
            List<Map<String, @Nullable Object>> first, List<Map<String, @Nullable Object>> more) {
        List<Map<String, @Nullable Object>> all = new ArrayList<>(first);
        all.addAll(more);
        return all;
    }

    /** The text; empty when the template refuses. */
    Optional<String> text(List<Map<String, @Nullable Object>> messages) {
        return text(messages, null, false, NOW);
    }

    Optional<String> prompt(List<Map<String, @Nullable Object>> messages) {
        return text(messages, null, true, NOW);
    }

    Optional<String> text(
            List<Map<String, @Nullable Object>> messages, @Nullable Object tools, boolean prompt, LocalDateTime now) {
        if (nanos > nanosMax) {
            return Optional.empty();
        }
        Map<String, @Nullable Object> variables = new HashMap<>(this.variables);
        variables.put("messages", messages);
        variables.put("tools", tools);
        variables.put("documents", null);
        variables.put("add_generation_prompt", prompt);
        long start = System.nanoTime();
        try {
            return Optional.of(template.render(variables, now).text());
        } catch (TemplateException refused) {
            return Optional.empty();
        } finally {
            nanos += System.nanoTime() - start;
        }
    }
}
