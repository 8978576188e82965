package dev.tuneset.template;

import dev.tuneset.engine.outcome.Wanted;
import dev.tuneset.engine.recipe.Fields;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.multipart.FileUpload;
import org.jspecify.annotations.Nullable;

/** The chat templates of a project by REST. */
@Path("/api/v1/projects/{projectId}/templates")
@Tag(name = "templates")
@Produces(MediaType.APPLICATION_JSON)
public class ProjectTemplatesApi {
    private final OwnTemplates own;
    private final Templates templates;
    private final ModelUpload upload;

    public ProjectTemplatesApi(OwnTemplates own, Templates templates, ModelUpload upload) {
        this.own = own;
        this.templates = templates;
        this.upload = upload;
    }

    @GET
    @Operation(summary = "List the chat templates that a project brought, in their newest versions")
    public List<Map<String, @Nullable Object>> list(long projectId) {
        return own.list(projectId).stream()
                .map(template -> card(template, own.version(template, null)))
                .toList();
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            summary = "Save a chat template under a new name",
            description =
                    "Body: {\"name\": \"mine\", \"source\": \"<jinja>\", \"special_tokens\"?: {\"bos_token\": \"<s>\"}}. Jinja that "
                            + "does not compile answers 422 with its line and column.")
    public Response create(long projectId, Map<String, @Nullable Object> body) {
        Fields fields = Fields.of("", body).allow("name", "source", "special_tokens");
        OwnTemplate made = own.create(projectId, fields.text("name", ""), draft(fields, "", Map.of()));
        return created(made);
    }

    @POST
    @Consumes(MediaType.MULTIPART_FORM_DATA)
    @Operation(
            summary = "Upload files of a model",
            description =
                    "Parts named file: tokenizer_config.json, special_tokens_map.json, chat_template.json, chat_template.jinja, "
                            + "tokenizer.json. All chat templates in them are stored, tokenizer.json as a tokenizer of the project; "
                            + "answers {\"templates\": [names], \"tokenizers\": [names]}. A name that is in use gets a new version.")
    public Response upload(
            long projectId, @RestForm @Nullable String name, @RestForm("file") @Nullable List<FileUpload> files) {
        return Response.status(Response.Status.CREATED)
                .entity(upload.take(projectId, name == null ? "" : name, sent(files)))
                .build();
    }

    static List<ModelUpload.Sent> sent(@Nullable List<FileUpload> files) {
        return files == null
                ? List.of()
                : files.stream()
                        .filter(file -> !file.fileName().isEmpty())
                        .map(file -> new ModelUpload.Sent(file.fileName(), file.uploadedFile()))
                        .toList();
    }

    @GET
    @Path("{name}")
    @Operation(summary = "Get a chat template of a project with its source and its versions")
    public Map<String, @Nullable Object> get(
            long projectId,
            String name,
            @Parameter(description = "A version; the newest when not given.") @RestQuery @Nullable Integer version) {
        return tree(own.get(projectId, name), version);
    }

    @PUT
    @Path("{name}")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            summary = "Save a new version of a chat template, or a new one; rename it",
            description =
                    "Body: {\"source\"?: \"<jinja>\", \"special_tokens\"?: {...}, \"name\"?: \"new-name\"}; what is not given stays. "
                            + "Runs keep the version they were started with, which recipes can name as \"mine@2\".")
    public Response put(long projectId, String name, Map<String, @Nullable Object> body) {
        Fields fields = Fields.of("", body).allow("name", "source", "special_tokens");
        Optional<OwnTemplate> there = own.find(projectId, name);
        OwnTemplate saved;
        if (there.isPresent()) {
            TemplateVersion last = own.version(there.get(), null);
            saved = own.save(projectId, name, draft(fields, last.source(), last.specialTokens()));
        } else {
            saved = own.save(projectId, name, draft(fields, "", Map.of()));
        }
        String newName = fields.text("name");
        if (newName != null) {
            saved = own.rename(projectId, saved.name(), newName);
        }
        return there.isPresent() ? Response.ok(tree(saved, null)).build() : created(saved);
    }

    @DELETE
    @Path("{name}")
    @Operation(summary = "Delete a chat template; for thirty days it can be restored by its id")
    public void delete(long projectId, String name) {
        own.delete(projectId, name);
    }

    @POST
    @Path("{id}/restore")
    @Consumes(MediaType.WILDCARD)
    @Operation(summary = "Take a deletion back, by the template's id")
    public Map<String, @Nullable Object> restore(long projectId, long id) {
        return tree(own.restore(projectId, id), null);
    }

    private Response created(OwnTemplate template) {
        return Response.created(
                        URI.create("/api/v1/projects/" + template.projectId() + "/templates/" + template.name()))
                .entity(tree(template, null))
                .build();
    }

    private static TemplateDraft draft(Fields fields, String source, Map<String, String> tokens) {
        Map<String, String> given = new LinkedHashMap<>();
        fields.section("special_tokens").toMap().forEach((token, value) -> {
            if (!(value instanceof String text)) {
                throw fields.wrong("special_tokens", Wanted.of("map", "an object of texts"));
            }
            given.put(token, text);
        });
        return new TemplateDraft(fields.text("source", source), fields.has("special_tokens") ? given : tokens, "");
    }

    private Map<String, @Nullable Object> tree(OwnTemplate template, @Nullable Integer number) {
        TemplateVersion version = own.version(template, number);
        Map<String, @Nullable Object> tree = card(template, version);
        tree.put("source", version.source());
        tree.put(
                "versions",
                own.versions(template).stream()
                        .map(ProjectTemplatesApi::versionTree)
                        .toList());
        return tree;
    }

    private static Map<String, @Nullable Object> versionTree(TemplateVersion version) {
        Map<String, @Nullable Object> tree = new LinkedHashMap<>();
        tree.put("version", version.number());
        tree.put("origin", version.origin());
        tree.put("created_at", version.createdAt());
        return tree;
    }

    private Map<String, @Nullable Object> card(OwnTemplate template, TemplateVersion version) {
        Map<String, @Nullable Object> tree = new LinkedHashMap<>();
        tree.put("id", template.id());
        tree.put("version", version.number());
        tree.put("created_at", template.createdAt());
        tree.put("changed_at", template.changedAt());
        tree.putAll(TemplateApi.card(templates.measured(template.name(), version)));
        return tree;
    }
}
