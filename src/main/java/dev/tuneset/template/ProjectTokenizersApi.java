package dev.tuneset.template;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.quarkus.runtime.annotations.RegisterForReflection;
import io.smallrye.common.annotation.Blocking;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.InputStream;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** The tokenizers of a project by REST. */
@Path("/api/v1/projects/{projectId}/tokenizers")
@Tag(name = "tokenizers", description = "A model's own tokenizer.json, which counts and cuts text exactly.")
@Produces(MediaType.APPLICATION_JSON)
@Blocking
public class ProjectTokenizersApi {
    private final OwnTokenizers own;
    private final Tokenizers tokenizers;

    public ProjectTokenizersApi(OwnTokenizers own, Tokenizers tokenizers) {
        this.own = own;
        this.tokenizers = tokenizers;
    }

    /** The body of a change. */
    @RegisterForReflection
    public record Change(@JsonProperty("name") @Nullable String name) {}

    @GET
    @Operation(summary = "List the tokenizers that a project can use: those built in and its own")
    public List<Map<String, @Nullable Object>> list(long projectId) {
        return tokenizers.list(projectId).stream()
                .map(entry -> entry.own() ? tree(own.get(projectId, entry.name())) : builtIn(entry.name()))
                .toList();
    }

    @POST
    @Consumes(MediaType.APPLICATION_OCTET_STREAM)
    @Operation(
            summary = "Upload a tokenizer.json",
            description =
                    "The file's bytes are the body, its name in the project is ?name=. A file that uses what is not known here "
                            + "answers 422 and says what. One with that name is replaced.")
    public Response create(
            long projectId,
            @RestQuery @Nullable String name,
            @HeaderParam("Content-Length") @Nullable Long length,
            InputStream file) {
        String called = name == null ? "" : name;
        boolean known = own.find(projectId, called).isPresent();
        return saved(own.save(projectId, called, "tokenizer.json", file, length == null ? -1 : length), known);
    }

    @PUT
    @Path("{name}")
    @Consumes(MediaType.APPLICATION_OCTET_STREAM)
    @Operation(summary = "Upload a tokenizer.json under a name, in place of the one that has it")
    public Response put(
            long projectId, String name, @HeaderParam("Content-Length") @Nullable Long length, InputStream file) {
        return create(projectId, name, length, file);
    }

    @GET
    @Path("{name}")
    @Operation(summary = "Get what is known of a tokenizer")
    public Map<String, @Nullable Object> get(long projectId, String name) {
        return tree(own.get(projectId, name));
    }

    @GET
    @Path("{name}/file")
    @Produces(MediaType.APPLICATION_OCTET_STREAM)
    @Operation(summary = "The tokenizer.json as it was uploaded")
    public Response file(long projectId, String name) {
        OwnTokenizer tokenizer = own.get(projectId, name);
        return Response.ok(own.file(tokenizer).toFile())
                .header("Content-Disposition", "attachment; filename=\"tokenizer.json\"")
                .build();
    }

    @PUT
    @Path("{name}")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Rename a tokenizer", description = "Body: {\"name\": \"new-name\"}")
    public Map<String, @Nullable Object> rename(long projectId, String name, @Nullable Change change) {
        String newName = change == null || change.name() == null ? "" : change.name();
        return tree(own.rename(projectId, name, newName));
    }

    @DELETE
    @Path("{name}")
    @Operation(summary = "Delete a tokenizer; for thirty days it can be restored by its id")
    public void delete(long projectId, String name) {
        own.delete(projectId, name);
    }

    @POST
    @Path("{id}/restore")
    @Consumes(MediaType.WILDCARD)
    @Operation(summary = "Take a deletion back, by the tokenizer's id")
    public Map<String, @Nullable Object> restore(long projectId, long id) {
        return tree(own.restore(projectId, id));
    }

    private static Response saved(OwnTokenizer tokenizer, boolean known) {
        return known
                ? Response.ok(tree(tokenizer)).build()
                : Response.created(URI.create(
                                "/api/v1/projects/" + tokenizer.projectId() + "/tokenizers/" + tokenizer.name()))
                        .entity(tree(tokenizer))
                        .build();
    }

    private static Map<String, @Nullable Object> builtIn(String name) {
        Map<String, @Nullable Object> tree = new LinkedHashMap<>();
        tree.put("name", name);
        tree.put("own", false);
        return tree;
    }

    private static Map<String, @Nullable Object> tree(OwnTokenizer tokenizer) {
        Map<String, @Nullable Object> tree = new LinkedHashMap<>();
        tree.put("id", tokenizer.id());
        tree.put("name", tokenizer.name());
        tree.put("own", true);
        tree.put("file_name", tokenizer.fileName());
        tree.put("bytes", tokenizer.bytes());
        tree.put("sha256", tokenizer.blobHash());
        tree.put("created_at", tokenizer.createdAt());
        return tree;
    }
}
