package dev.tuneset.template;

import dev.tuneset.engine.outcome.Problem;
import dev.tuneset.engine.outcome.TunesetException;
import dev.tuneset.engine.outcome.Wanted;
import dev.tuneset.engine.recipe.Fields;
import dev.tuneset.engine.template.ChatTemplate;
import dev.tuneset.engine.template.RenderRequest;
import dev.tuneset.engine.template.jinja.Rendered;
import dev.tuneset.engine.template.jinja.TemplateException;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.time.LocalDateTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Chat templates by REST: the catalogue, and rendering. */
@Path("/api/v1/templates")
@Tag(name = "templates")
@Produces(MediaType.APPLICATION_JSON)
public class TemplateApi {
    private static final int UNPROCESSABLE = 422;

    private final Templates templates;
    private final Clock clock;

    public TemplateApi(Templates templates, Clock clock) {
        this.templates = templates;
        this.clock = clock;
    }

    @GET
    @Operation(summary = "List the built-in chat templates")
    public List<Map<String, @Nullable Object>> list() {
        return templates.builtIn().stream().map(TemplateApi::card).toList();
    }

    @GET
    @Path("/{name}")
    @Operation(summary = "Get a chat template with its source")
    public Map<String, @Nullable Object> get(String name) {
        ChatTemplate template = templates.builtIn(name);
        Map<String, @Nullable Object> tree = card(template);
        tree.put("source", template.source());
        return tree;
    }

    @POST
    @Path("/render")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            summary = "Render messages with a chat template, as apply_chat_template of transformers does",
            description =
                    "Give \"template\" (Jinja source) or \"template_name\", the name of a built-in template or, with the id of a "
                            + "\"project\", of one of its own. A template's refusal answers 422 with \"error\", the class name "
                            + "that Jinja2 or Python gives it.")
    public Response render(Map<String, @Nullable Object> body) {
        Fields fields = Fields.of("", body)
                .allow(
                        "template",
                        "template_name",
                        "messages",
                        "tools",
                        "documents",
                        "add_generation_prompt",
                        "continue_final_message",
                        "variables",
                        "now",
                        "project");
        try {
            Rendered rendered = request(fields).render(template(fields));
            return Response.ok(tree(rendered)).build();
        } catch (TemplateException e) {
            return Response.status(UNPROCESSABLE)
                    .entity(refusal(e))
                    .type("application/problem+json")
                    .build();
        }
    }

    private ChatTemplate template(Fields fields) {
        String source = fields.text("template");
        String name = fields.text("template_name");
        if (source == null && name == null) {
            throw new TunesetException(
                            Problem.BAD_REQUEST,
                            "no_template",
                            "Give the template's source as \"template\", or the name of a built-in one as \"template_name\".")
                    .inField("template");
        }
        if (source != null) {
            return ChatTemplate.custom("", source, Map.of());
        }
        Long project = fields.integer("project");
        return project == null
                ? templates.builtIn(String.valueOf(name))
                : templates.named(project, String.valueOf(name));
    }

    private RenderRequest request(Fields fields) {
        if (!(fields.raw("messages") instanceof List<?> messages)) {
            throw fields.wrong("messages", Wanted.of("messages", "a list of messages"));
        }
        String now = fields.text("now");
        return new RenderRequest(
                messages,
                fields.raw("tools"),
                fields.raw("documents"),
                fields.flag("add_generation_prompt", false),
                fields.flag("continue_final_message", false),
                fields.section("variables").toMap(),
                now == null ? LocalDateTime.now(clock) : RenderRequest.moment(now));
    }

    private static Map<String, @Nullable Object> tree(Rendered rendered) {
        Map<String, @Nullable Object> tree = new LinkedHashMap<>();
        tree.put("text", rendered.text());
        tree.put(
                "assistant_spans",
                rendered.assistantSpans().stream()
                        .map(span -> List.of(span.start(), span.end()))
                        .toList());
        return tree;
    }

    private static Map<String, @Nullable Object> refusal(TemplateException refused) {
        Map<String, @Nullable Object> problem = new LinkedHashMap<>();
        problem.put("type", "about:blank");
        problem.put("title", "The chat template refused");
        problem.put("status", UNPROCESSABLE);
        problem.put("detail", refused.detail());
        problem.put("error", refused.errorClass());
        if (refused.line() > 0) {
            problem.put("line", refused.line());
            problem.put("column", refused.column());
        }
        return problem;
    }

    static Map<String, @Nullable Object> card(ChatTemplate template) {
        Map<String, @Nullable Object> tree = new LinkedHashMap<>();
        tree.put("name", template.name());
        tree.put("title", template.title());
        tree.put("family", template.family());
        tree.put("aliases", template.aliases());
        tree.put("special_tokens", template.specialTokens());
        tree.put("stop_token", template.stopToken());
        tree.put("system", template.system().wire());
        tree.put("reasoning", template.reasoning().wire());
        tree.put("tools", template.tools());
        tree.put("images", template.images());
        tree.put("silently", template.silently());
        tree.put("refuses", template.refuses());
        tree.put("used_by", template.usedBy());
        return tree;
    }
}
