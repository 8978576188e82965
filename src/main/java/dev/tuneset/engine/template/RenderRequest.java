package dev.tuneset.engine.template;

import dev.tuneset.engine.outcome.Problem;
import dev.tuneset.engine.outcome.TunesetException;
import dev.tuneset.engine.template.jinja.Limits;
import dev.tuneset.engine.template.jinja.Rendered;
import dev.tuneset.engine.template.jinja.Template;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.format.DateTimeParseException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The arguments of {@code apply_chat_template} of transformers.
 *
 * @param messages the messages as plain values, in any shape: the template decides what it reads
 * @param variables further variables; they go over the template's special tokens
 * @param now the moment {@code strftime_now} tells
 */
public record RenderRequest(
        List<?> messages,
        @Nullable Object tools,
        @Nullable Object documents,
        boolean addGenerationPrompt,
        boolean continueFinalMessage,
        Map<String, @Nullable Object> variables,
        LocalDateTime now) {
    /**
     * Renders with a template.
     *
     * @throws dev.tuneset.engine.template.jinja.TemplateException when the template does not compile or refuses
     */
    public Rendered render(ChatTemplate template) {
        if (!continueFinalMessage) {
            return render(template, messages);
        }
        FinalMessage last = FinalMessage.marked(messages, template.source());
        return last.leftOpen(render(template, last.messages()));
    }

    private Rendered render(ChatTemplate template, List<?> messages) {
        Map<String, @Nullable Object> all = new HashMap<>(template.specialTokens());
        all.putAll(variables);
        all.put("messages", messages);
        all.put("tools", tools);
        all.put("documents", documents);
        all.put("add_generation_prompt", addGenerationPrompt);
        return Template.compile(template.source(), Limits.DEFAULT).render(all, now);
    }

    /** Reads {@code 2024-07-09T08:05:03} or {@code 2024-07-09}. */
    public static LocalDateTime moment(String text) {
        try {
            return text.length() > 10
                    ? LocalDateTime.parse(text)
                    : LocalDate.parse(text).atStartOfDay();
        } catch (DateTimeParseException e) {
            throw new TunesetException(
                            Problem.BAD_REQUEST,
                            "bad_moment",
                            "\"" + text + "\" is not a moment such as 2024-07-09T08:05:03.",
                            text)
                    .inField("now")
                    .causedBy(e);
        }
    }
}
