package dev.tuneset.project;

import dev.tuneset.web.ProblemDetails;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Projects by REST. */
@Path("/api/v1/projects")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Tag(name = "projects", description = "What the data is for; datasets, recipes and runs belong to a project.")
@APIResponse(
        responseCode = "4XX",
        description = "Refused; says why and what to do.",
        content = @Content(mediaType = ProblemDetails.TYPE, schema = @Schema(implementation = ProblemDetails.class)))
public class ProjectApi {
    private static final int LIMIT_MAX = 1000;

    private final Projects projects;

    public ProjectApi(Projects projects) {
        this.projects = projects;
    }

    /** A new project. */
    public record NewProject(
            @NotNull @Schema(required = true, maxLength = Project.NAME_MAX)
            String name,

            @Nullable Goal goal) {}

    /** What changes; a field that is absent stays. A goal is replaced as a whole. */
    public record ProjectChange(
            @Nullable String name, @Nullable Goal goal) {}

    /** A project, with the advice for its goal. */
    public record ProjectAnswer(
            long id, String name, Goal goal, Recommendation recommendation, Instant createdAt, Instant changedAt) {
        static ProjectAnswer of(Project project) {
            return new ProjectAnswer(
                    project.id(),
                    project.name(),
                    project.goal(),
                    Recommendation.of(project.goal()),
                    project.createdAt(),
                    project.changedAt());
        }
    }

    /** Some of the projects, and how many there are. */
    public record ProjectList(List<ProjectAnswer> projects, long total) {}

    @POST
    @Operation(summary = "Create a project")
    @APIResponse(
            responseCode = "201",
            description = "The project; Location says where it is.",
            content = @Content(schema = @Schema(implementation = ProjectAnswer.class)))
    public Response create(@NotNull @Valid NewProject wanted) {
        Project project = projects.create(wanted.name(), wanted.goal() == null ? Goal.OPEN : wanted.goal());
        return Response.status(Response.Status.CREATED)
                .header("Location", "/api/v1/projects/" + project.id())
                .entity(ProjectAnswer.of(project))
                .build();
    }

    @GET
    @Operation(summary = "List the projects, the one changed last first")
    public ProjectList list(
            @QueryParam("offset") @DefaultValue("0") @Min(0) @Max(Integer.MAX_VALUE) int offset,
            @QueryParam("limit") @DefaultValue("100") @Min(1) @Max(LIMIT_MAX) int limit) {
        return new ProjectList(
                projects.list(offset, limit).stream().map(ProjectAnswer::of).toList(), projects.count());
    }

    @GET
    @Path("{id}")
    @Operation(summary = "Show a project")
    public ProjectAnswer show(long id) {
        return ProjectAnswer.of(projects.get(id));
    }

    @PATCH
    @Path("{id}")
    @Operation(summary = "Rename a project or set its goal")
    public ProjectAnswer change(long id, @NotNull ProjectChange change) {
        return ProjectAnswer.of(projects.change(id, change.name(), change.goal()));
    }

    @DELETE
    @Path("{id}")
    @Operation(summary = "Delete a project; for thirty days it can be restored")
    @APIResponse(responseCode = "204", description = "Deleted.")
    public void delete(long id) {
        projects.delete(id);
    }

    @POST
    @Path("{id}/restore")
    @Consumes(MediaType.WILDCARD)
    @Operation(summary = "Take a deletion back")
    public ProjectAnswer restore(long id) {
        return ProjectAnswer.of(projects.restore(id));
    }
}
