package dev.tuneset.run;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** The runs of a project by REST. */
@Path("/api/v1/projects/{projectId}/runs")
@Tag(name = "runs")
@Produces(MediaType.APPLICATION_JSON)
public class ProjectRunsApi {
    private final Runs runs;
    private final RunTrees trees;

    public ProjectRunsApi(Runs runs, RunTrees trees) {
        this.runs = runs;
        this.trees = trees;
    }

    @GET
    @Operation(summary = "List the runs of a project")
    public List<Map<String, @Nullable Object>> list(long projectId) {
        return runs.list(projectId).stream().map(trees::of).toList();
    }
}
