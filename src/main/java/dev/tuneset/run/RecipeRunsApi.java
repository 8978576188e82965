package dev.tuneset.run;

import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Starting runs of a recipe by REST. */
@Path("/api/v1/recipes/{recipeId}/runs")
@Tag(name = "runs")
@Produces(MediaType.APPLICATION_JSON)
public class RecipeRunsApi {
    private final Runs runs;
    private final RunTrees trees;

    public RecipeRunsApi(Runs runs, RunTrees trees) {
        this.runs = runs;
        this.trees = trees;
    }

    @POST
    @Operation(summary = "Start a run of a recipe", description = "Answers at once; watch the run, or its events.")
    public Response start(long recipeId) {
        StoredRun run = runs.start(recipeId);
        return Response.status(Response.Status.ACCEPTED)
                .location(URI.create("/api/v1/runs/" + run.id()))
                .entity(trees.of(run))
                .build();
    }
}
