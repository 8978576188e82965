package dev.tuneset.engine.template;

import dev.tuneset.engine.example.Example;
import dev.tuneset.engine.example.Message;
import dev.tuneset.engine.outcome.Problem;
import dev.tuneset.engine.outcome.TunesetException;
import dev.tuneset.engine.template.jinja.Limits;
import dev.tuneset.engine.template.jinja.Rendered;
import dev.tuneset.engine.template.jinja.Template;
import dev.tuneset.engine.template.jinja.TemplateException;
import java.time.LocalDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A chat template made ready to render examples, as {@code apply_chat_template} of transformers does. Thread-safe. */
public final class TemplateRenderer {
    private final Template template;
    private final Map<String, String> specialTokens;
    private final LocalDateTime now;

    /**
     * Compiles a template.
     *
     * @param now the moment the template is told when it asks for the date
     * @throws TunesetException when the template does not compile
     */
    public TemplateRenderer(ChatTemplate template, LocalDateTime now) {
        this.template = compile(template);
        this.specialTokens = template.specialTokens();
        this.now = now;
    }

    /** The text of an example: its plain text as it is, a conversation through the template. */
    public Rendered render(Example example) {
        if (example.text() != null) {
            return new Rendered(example.text(), List.of());
        }
        return render(TemplateMessages.conversation(example), TemplateMessages.tools(example), false);
    }

    /** The text of the first messages of a conversation, or the prompt for the next answer. */
    public Rendered render(
            List<Message> messages, @Nullable List<@Nullable Object> tools, boolean addGenerationPrompt) {
        Map<String, @Nullable Object> variables = new HashMap<>(specialTokens);
        variables.put("messages", TemplateMessages.messages(messages));
        variables.put("tools", tools);
        variables.put("documents", null);
        variables.put("add_generation_prompt", addGenerationPrompt);
        return template.render(variables, now);
    }

    private static Template compile(ChatTemplate template) {
        try {
            return Template.compile(template.source(), Limits.DEFAULT);
        } catch (TemplateException e) {
            throw new TunesetException(
                            Problem.BAD_REQUEST,
                            "template_syntax",
                            "The chat template \"" + template.name() + "\" does not compile: " + e.getMessage(),
                            template.name(),
                            String.valueOf(e.getMessage()))
                    .inField("chat_template")
                    .at(e.line(), e.column());
        }
    }
}
