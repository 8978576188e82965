package dev.tuneset.template;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tuneset.engine.outcome.TunesetException;
import dev.tuneset.engine.template.ChatTemplate;
import dev.tuneset.engine.template.RenderRequest;
import dev.tuneset.engine.template.SpecialMarks;
import dev.tuneset.engine.template.jinja.TemplateException;
import dev.tuneset.web.Form;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.Blocking;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import java.time.Clock;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The catalogue of chat templates, a page for each, and the playground. */
@Path("/")
@Blocking
public class TemplatePages {
    private static final List<Map<String, String>> EXAMPLE = List.of(
            Map.of("role", "system", "content", "Answer briefly."),
            Map.of("role", "user", "content", "Which river flows through Turin?"),
            Map.of("role", "assistant", "content", "The Po."));
    private static final List<Map<String, String>> WITHOUT_SYSTEM = EXAMPLE.subList(1, 3);
    private static final String MESSAGES = """
            [
              {"role": "system", "content": "Answer briefly."},
              {"role": "user", "content": "Which river flows through Turin?"},
              {"role": "assistant", "content": "The Po."}
            ]""";

    private final Templates templates;
    private final ObjectMapper json;
    private final Clock clock;

    public TemplatePages(Templates templates, ObjectMapper json, Clock clock) {
        this.templates = templates;
        this.json = json;
        this.clock = clock;
    }

    @CheckedTemplate(basePath = "template")
    static class Views {
        private Views() {}

        static native TemplateInstance list(List<ChatTemplate> found, String query);

        static native TemplateInstance one(ChatTemplate template, List<String> lines, List<MarkedText.Piece> example);

        static native TemplateInstance playground(Playground play);
    }

    @GET
    @Path("templates")
    public TemplateInstance list(@QueryParam("q") @Nullable String query) {
        String wanted = query == null ? "" : query.strip();
        List<ChatTemplate> found = templates.builtIn().stream()
                .filter(template -> matches(template, wanted.toLowerCase(Locale.ROOT)))
                .toList();
        return Views.list(found, wanted);
    }

    private static boolean matches(ChatTemplate template, String wanted) {
        String all = template.name() + " " + template.title() + " " + template.family() + " "
                + String.join(" ", template.aliases()) + " " + String.join(" ", template.usedBy());
        return all.toLowerCase(Locale.ROOT).contains(wanted);
    }

    @GET
    @Path("templates/{name}")
    public TemplateInstance one(String name) {
        ChatTemplate template = templates.find(name).orElseThrow(NotFoundException::new);
        String text;
        try {
            text = rendered(template, EXAMPLE);
        } catch (TemplateException noSystemMessage) {
            text = rendered(template, WITHOUT_SYSTEM);
        }
        return Views.one(
                template,
                template.source().lines().toList(),
                MarkedText.of(text, SpecialMarks.of(template).in(text)).pieces());
    }

    private String rendered(ChatTemplate template, List<Map<String, String>> messages) {
        return new RenderRequest(messages, null, null, false, false, Map.of(), LocalDateTime.now(clock))
                .render(template)
                .text();
    }

    @GET
    @Path("playground")
    public TemplateInstance playground(@QueryParam("template") @Nullable String name) {
        return play(name == null ? "chatml" : name, "", MESSAGES, "", "", false);
    }

    @POST
    @Path("playground")
    public TemplateInstance play(
            @FormParam("template_name") @Nullable String name,
            @FormParam("template") @Nullable String source,
            @FormParam("messages") @Nullable String messages,
            @FormParam("tools") @Nullable String tools,
            @FormParam("variables") @Nullable String variables,
            @FormParam("add_generation_prompt") @Nullable String prompt) {
        return play(text(name), text(source), text(messages), text(tools), text(variables), prompt != null);
    }

    @SuppressWarnings("unchecked") // JSON lists are lists of anything
    private TemplateInstance play(
            String name, String source, String messages, String tools, String variables, boolean prompt) {
        Form form = new Form()
                .with("template_name", name)
                .with("template", source)
                .with("messages", messages)
                .with("tools", tools)
                .with("variables", variables);
        List<MarkedText.Piece> rendered = List.of();
        String refusal = null;
        int line = 0;
        int column = 0;
        List<String> shown = List.of();
        try {
            ChatTemplate template =
                    name.isEmpty() ? ChatTemplate.custom("", source, Map.of()) : templates.builtIn(name);
            shown = template.source().lines().toList();
            String text = new RenderRequest(
                            read(messages, "messages", List.class, form, List.of()),
                            tools.isBlank() ? null : read(tools, "tools", List.class, form, List.of()),
                            null,
                            prompt,
                            false,
                            variables.isBlank() ? Map.of() : read(variables, "variables", Map.class, form, Map.of()),
                            LocalDateTime.now(clock))
                    .render(template)
                    .text();
            rendered = form.isGood()
                    ? MarkedText.of(text, SpecialMarks.of(template).in(text)).pieces()
                    : List.of();
        } catch (TemplateException refused) {
            refusal = refused.errorClass() + ": " + refused.detail();
            line = refused.line();
            column = refused.column();
        } catch (TunesetException refused) {
            form.refuse("template_name", refused);
        }
        return Views.playground(
                new Playground(templates.builtIn(), form, prompt, rendered, refusal, line, column, shown));
    }

    private <T> T read(String text, String field, Class<? extends T> type, Form form, T otherwise) {
        try {
            T value = json.readValue(text, type);
            if (value != null) {
                return value;
            }
            form.refuse(field, "template.bad_json", 1, 1);
        } catch (JsonProcessingException e) {
            int line = e.getLocation() == null ? 1 : e.getLocation().getLineNr();
            int column = e.getLocation() == null ? 1 : e.getLocation().getColumnNr();
            form.refuse(field, "template.bad_json", line, column);
        }
        return otherwise;
    }

    private static String text(@Nullable String typed) {
        return typed == null ? "" : typed;
    }
}
