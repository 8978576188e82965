package dev.tuneset.run;

import dev.tuneset.engine.outcome.Problem;
import dev.tuneset.engine.outcome.TunesetException;
import dev.tuneset.job.Jobs;
import io.smallrye.common.annotation.Blocking;
import io.smallrye.mutiny.Multi;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestStreamElementType;
import org.jspecify.annotations.Nullable;

/** Runs by REST. */
@Path("/api/v1/runs")
@Tag(name = "runs")
@Produces(MediaType.APPLICATION_JSON)
public class RunApi {
    private final Runs runs;
    private final RunFiles files;
    private final Jobs jobs;
    private final RunTrees trees;

    public RunApi(Runs runs, RunFiles files, Jobs jobs, RunTrees trees) {
        this.runs = runs;
        this.files = files;
        this.jobs = jobs;
        this.trees = trees;
    }

    @GET
    @Path("/{id}")
    @Operation(summary = "Get a run: status, progress, ledger sums, artifacts")
    public Map<String, @Nullable Object> get(long id) {
        return trees.of(runs.get(id));
    }

    @GET
    @Path("/{id}/events")
    @Produces(MediaType.SERVER_SENT_EVENTS)
    @RestStreamElementType(MediaType.APPLICATION_JSON)
    @Blocking
    @Operation(summary = "Watch a run as server-sent events until it has ended")
    public Multi<Map<String, @Nullable Object>> events(long id) {
        Map<String, @Nullable Object> now = trees.of(runs.get(id));
        return jobs.find(Runs.key(id)).isEmpty()
                ? Multi.createFrom().item(now)
                : jobs.watch(Runs.key(id)).map(RunTrees::progress);
    }

    @POST
    @Path("/{id}/cancel")
    @Operation(summary = "Ask a run to stop; nothing of it is kept")
    public Map<String, @Nullable Object> cancel(long id) {
        runs.cancel(id);
        return trees.of(runs.get(id));
    }

    @DELETE
    @Path("/{id}")
    @Operation(summary = "Forget a finished run and delete its artifacts")
    public void delete(long id) {
        runs.delete(id);
    }

    @GET
    @Path("/{id}/artifacts/{name:.+}")
    @Produces(MediaType.APPLICATION_OCTET_STREAM)
    @Operation(summary = "Download an artifact", description = "Its name may hold slashes: data/train.jsonl.")
    public Response artifact(long id, String name) {
        runs.get(id);
        java.nio.file.Path file = files.artifact(id, name);
        return attachment(String.valueOf(file.getFileName())).entity(file).build();
    }

    @GET
    @Path("/{id}/artifacts")
    @Produces("application/zip")
    @Operation(summary = "Download all artifacts of a run in one zip", description = "As /archive, without a folder.")
    public Response artifacts(long id) {
        return zip(id, "run-" + id, "");
    }

    @GET
    @Path("/{id}/archive")
    @Produces("application/zip")
    @Operation(
            summary = "Download a run as one zip",
            description =
                    "The files lie in a folder with the name of the pack, or of the run; the zip is made while it is sent.")
    public Response archive(long id) {
        String name = trees.packName(runs.get(id)).orElse("run-" + id);
        return zip(id, name, name);
    }

    private Response zip(long id, String name, String root) {
        runs.get(id);
        if (files.artifacts(id).isEmpty()) {
            throw new TunesetException(Problem.NOT_FOUND, "no_such_artifact", "Run " + id + " has no artifacts.");
        }
        StreamingOutput zip = out -> files.zip(id, root, out);
        return attachment(name + ".zip").entity(zip).build();
    }

    private static Response.ResponseBuilder attachment(String name) {
        return Response.ok().header("Content-Disposition", "attachment; filename=\"" + name + "\"");
    }
}
