package dev.tuneset.template;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tuneset.engine.outcome.TunesetException;
import dev.tuneset.engine.template.ChatTemplate;
import dev.tuneset.engine.template.RenderRequest;
import dev.tuneset.engine.template.SpecialMarks;
import dev.tuneset.engine.template.jinja.Rendered;
import dev.tuneset.engine.template.jinja.TemplateException;
import dev.tuneset.engine.token.Tokens;
import dev.tuneset.project.Projects;
import dev.tuneset.web.Form;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.Blocking;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import java.time.Clock;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** The playground: any template, any messages, and the text a model would see. */
@Path("/playground")
@Blocking
public class PlaygroundPages {
    private static final List<String> FIELDS = List.of(
            "template_name",
            "template",
            "messages",
            "tools",
            "documents",
            "variables",
            "now",
            "add_generation_prompt",
            "continue_final_message",
            "tokenizer",
            "borders");
    private static final String MESSAGES = """
            [
              {"role": "system", "content": "Answer briefly."},
              {"role": "user", "content": "Which river flows through Turin?"},
              {"role": "assistant", "content": "The Po."}
            ]""";

    private final Templates templates;
    private final Tokenizers tokenizers;
    private final Projects projects;
    private final ObjectMapper json;
    private final Clock clock;

    PlaygroundPages(Templates templates, Tokenizers tokenizers, Projects projects, ObjectMapper json, Clock clock) {
        this.templates = templates;
        this.tokenizers = tokenizers;
        this.projects = projects;
        this.json = json;
        this.clock = clock;
    }

    @CheckedTemplate(basePath = "template")
    static class Views {
        private Views() {}

        static native TemplateInstance playground(Playground play);

        static native TemplateInstance played(Playground play);
    }

    @GET
    public TemplateInstance open(@RestQuery @Nullable String template, @RestQuery @Nullable Long project) {
        Form form = new Form()
                .with("template_name", template == null ? "chatml" : template)
                .with("messages", MESSAGES);
        return Views.playground(play(project, form));
    }

    @POST
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public TemplateInstance play(@RestQuery @Nullable Long project, MultivaluedMap<String, String> typed) {
        return Views.playground(play(project, form(typed)));
    }

    /** What came of it alone, for the script. */
    @POST
    @Path("result")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public TemplateInstance result(@RestQuery @Nullable Long project, MultivaluedMap<String, String> typed) {
        return Views.played(play(project, form(typed)));
    }

    private static Form form(MultivaluedMap<String, String> typed) {
        Form form = new Form();
        FIELDS.forEach(field -> form.with(field, typed.getFirst(field)));
        // Browsers send what is typed into a form with the line ends of old mail.
        return form.with("template", form.value("template").replace("\r\n", "\n"));
    }

    private Playground play(@Nullable Long project, Form form) {
        if (project != null) {
            projects.get(project);
        }
        return new Playground(
                project,
                project == null ? templates.builtIn() : templates.list(project),
                project == null ? tokenizers.builtIn() : tokenizers.list(project),
                form,
                played(project, form));
    }

    private Playground.Played played(@Nullable Long project, Form form) {
        ChatTemplate template;
        RenderRequest request;
        Tokenizers.Counter counter;
        try {
            template = template(project, form);
            request = request(form);
            counter = counter(project, form);
        } catch (TunesetException refused) {
            form.refuse(field(refused), refused);
            return Playground.Played.NOTHING;
        }
        if (!form.isGood()) {
            return Playground.Played.NOTHING;
        }
        try {
            Rendered rendered = request.render(template);
            boolean borders = !form.value("borders").isEmpty();
            return new Playground.Played(shown(rendered, template, counter, borders), null, 0, 0, null);
        } catch (TemplateException refused) {
            return new Playground.Played(
                    null,
                    refused.errorClass() + ": " + refused.detail(),
                    refused.line(),
                    refused.column(),
                    SourceExcerpt.of(template.source(), refused.line(), refused.column()));
        }
    }

    private static Playground.Text shown(
            Rendered rendered, ChatTemplate template, Tokenizers.Counter counter, boolean borders) {
        String text = rendered.text();
        Tokens tokens = counter.tokenizer().encode(text, false);
        boolean marked = !rendered.assistantSpans().isEmpty();
        MarkedText cut = MarkedText.of(text, SpecialMarks.of(template).in(text)).withTokens(borders ? tokens : null);
        return new Playground.Text(
                (marked ? cut.withLearned(rendered.assistantSpansUtf16()) : cut).pieces(),
                text.codePointCount(0, text.length()),
                tokens.size(),
                counter.name(),
                counter.exact(),
                borders,
                marked);
    }

    private ChatTemplate template(@Nullable Long project, Form form) {
        String name = form.value("template_name");
        if (name.isEmpty()) {
            return ChatTemplate.custom("", form.value("template"), Map.of());
        }
        return project == null ? templates.builtIn(name) : templates.named(project, name);
    }

    /** The one that is chosen, else the one that came with the template, else the one that stands in. */
    private Tokenizers.Counter counter(@Nullable Long project, Form form) {
        String chosen = form.value("tokenizer");
        if (project == null) {
            return tokenizers.builtIn(chosen);
        }
        return tokenizers.named(
                project, chosen.isEmpty() ? tokenizers.beside(project, form.value("template_name")) : chosen);
    }

    private RenderRequest request(Form form) {
        String now = form.value("now").strip();
        return new RenderRequest(
                read(form, "messages", List.class, List.of()),
                form.value("tools").isBlank() ? null : read(form, "tools", List.class, List.of()),
                form.value("documents").isBlank() ? null : read(form, "documents", List.class, List.of()),
                !form.value("add_generation_prompt").isEmpty(),
                !form.value("continue_final_message").isEmpty(),
                variables(form),
                now.isEmpty() ? LocalDateTime.now(clock) : RenderRequest.moment(now));
    }

    @SuppressWarnings("unchecked") // an object of JSON has texts for keys
    private Map<String, @Nullable Object> variables(Form form) {
        return form.value("variables").isBlank() ? Map.of() : read(form, "variables", Map.class, Map.of());
    }

    private <T> T read(Form form, String field, Class<? extends T> type, T otherwise) {
        try {
            T value = json.readValue(form.value(field), type);
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

    private static String field(TunesetException refused) {
        String field = refused.field();
        return field == null || field.equals("chat_template") ? "template_name" : field;
    }
}
