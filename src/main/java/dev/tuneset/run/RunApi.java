package dev.tuneset.run;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tuneset.engine.outcome.Problem;
import dev.tuneset.engine.outcome.TunesetException;
import dev.tuneset.job.Job;
import dev.tuneset.job.Jobs;
import dev.tuneset.job.Progress;
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
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestStreamElementType;
import org.jspecify.annotations.Nullable;

/** Runs by REST. */
@Path("/api/v1")
@Tag(name = "runs")
@Produces(MediaType.APPLICATION_JSON)
public class RunApi {
    private final Runs runs;
    private final RunFiles files;
    private final Jobs jobs;
    private final ObjectMapper json;

    public RunApi(Runs runs, RunFiles files, Jobs jobs, ObjectMapper json) {
        this.runs = runs;
        this.files = files;
        this.jobs = jobs;
        this.json = json;
    }

    @GET
    @Path("/projects/{projectId}/runs")
    @Operation(summary = "List the runs of a project")
    public List<Map<String, @Nullable Object>> list(long projectId) {
        return runs.list(projectId).stream().map(this::tree).toList();
    }

    @POST
    @Path("/recipes/{recipeId}/runs")
    @Operation(summary = "Start a run of a recipe", description = "Answers at once; watch the run, or its events.")
    public Response start(long recipeId) {
        StoredRun run = runs.start(recipeId);
        return Response.status(Response.Status.ACCEPTED)
                .location(URI.create("/api/v1/runs/" + run.id()))
                .entity(tree(run))
                .build();
    }

    @GET
    @Path("/runs/{id}")
    @Operation(summary = "Get a run: status, progress, ledger sums, artifacts")
    public Map<String, @Nullable Object> get(long id) {
        return tree(runs.get(id));
    }

    @GET
    @Path("/runs/{id}/events")
    @Produces(MediaType.SERVER_SENT_EVENTS)
    @RestStreamElementType(MediaType.APPLICATION_JSON)
    @Blocking
    @Operation(summary = "Watch a run as server-sent events until it has ended")
    public Multi<Map<String, @Nullable Object>> events(long id) {
        Map<String, @Nullable Object> now = tree(runs.get(id));
        return jobs.find(Runs.key(id)).isEmpty()
                ? Multi.createFrom().item(now)
                : jobs.watch(Runs.key(id)).map(RunApi::progress);
    }

    @POST
    @Path("/runs/{id}/cancel")
    @Operation(summary = "Ask a run to stop; nothing of it is kept")
    public Map<String, @Nullable Object> cancel(long id) {
        runs.cancel(id);
        return tree(runs.get(id));
    }

    @DELETE
    @Path("/runs/{id}")
    @Operation(summary = "Forget a finished run and delete its artifacts")
    public void delete(long id) {
        runs.delete(id);
    }

    @GET
    @Path("/runs/{id}/artifacts/{name}")
    @Produces(MediaType.APPLICATION_OCTET_STREAM)
    @Operation(summary = "Download an artifact")
    public Response artifact(long id, String name) {
        runs.get(id);
        java.nio.file.Path file = files.artifact(id, name);
        return attachment(name).entity(file).build();
    }

    @GET
    @Path("/runs/{id}/artifacts")
    @Produces("application/zip")
    @Operation(summary = "Download all artifacts of a run in one zip")
    public Response artifacts(long id) {
        runs.get(id);
        if (files.artifacts(id).isEmpty()) {
            throw new TunesetException(Problem.NOT_FOUND, "no_such_artifact", "Run " + id + " has no artifacts.");
        }
        StreamingOutput zip = out -> files.zip(id, out);
        return attachment("run-" + id + ".zip").entity(zip).build();
    }

    private static Response.ResponseBuilder attachment(String name) {
        return Response.ok().header("Content-Disposition", "attachment; filename=\"" + name + "\"");
    }

    private Map<String, @Nullable Object> tree(StoredRun run) {
        Map<String, @Nullable Object> tree = new LinkedHashMap<>();
        tree.put("id", run.id());
        tree.put("project_id", run.projectId());
        tree.put("recipe_id", run.recipeId());
        tree.put("dataset_id", run.datasetId());
        tree.put("source", run.source());
        tree.put("status", run.status().wire());
        tree.put("progress", jobs.find(Runs.key(run.id())).map(RunApi::progress).orElse(null));
        tree.put("report", run.report() == null ? null : parsed(run.report()));
        tree.put("problem", run.problem() == null ? null : parsed(run.problem()));
        tree.put("started_at", run.startedAt().toString());
        tree.put("ended_at", run.endedAt() == null ? null : run.endedAt().toString());
        return tree;
    }

    private static Map<String, @Nullable Object> progress(Job job) {
        Progress progress = job.progress();
        Map<String, @Nullable Object> tree = new LinkedHashMap<>();
        tree.put("state", job.state().wire());
        tree.put("rows", progress.rows());
        tree.put("bytes_read", progress.bytesRead());
        tree.put("bytes_total", progress.bytesTotal() < 0 ? null : progress.bytesTotal());
        tree.put("bytes_per_second", progress.bytesPerSecond());
        tree.put("seconds", progress.elapsed().toMillis() / 1000.0);
        tree.put("share", progress.share().orElse(null));
        return tree;
    }

    private Object parsed(String text) {
        try {
            return json.readValue(text, Map.class);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
