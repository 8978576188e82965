package dev.tuneset.run;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tuneset.engine.outcome.TunesetException;
import dev.tuneset.job.Job;
import dev.tuneset.job.Jobs;
import dev.tuneset.job.Progress;
import dev.tuneset.project.Frame;
import dev.tuneset.project.Frames;
import dev.tuneset.project.Step;
import dev.tuneset.web.Flash;
import dev.tuneset.web.Language;
import dev.tuneset.web.Messages;
import dev.tuneset.web.Page;
import dev.tuneset.web.Redirect;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.Blocking;
import io.smallrye.mutiny.Multi;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jboss.resteasy.reactive.RestStreamElementType;
import org.jspecify.annotations.Nullable;

/** A run's own page with progress, ledger, pack and artifacts. */
@Path("/")
@Blocking
public class RunPages {
    private final Frames frames;
    private final Runs runs;
    private final Jobs jobs;
    private final Messages messages;
    private final Page page;
    private final ObjectMapper json;

    public RunPages(Frames frames, Runs runs, Jobs jobs, Messages messages, Page page, ObjectMapper json) {
        this.frames = frames;
        this.runs = runs;
        this.jobs = jobs;
        this.messages = messages;
        this.page = page;
        this.json = json;
    }

    /** One tick of a run for the page's progress bar. */
    public record Tick(double share, String text, boolean done) {}

    @CheckedTemplate(basePath = "run")
    static class Templates {
        private Templates() {}

        static native TemplateInstance run(
                Frame frame, StoredRun run, @Nullable Tick tick, ReportView report, @Nullable String trouble);
    }

    @GET
    @Path("runs/{id}")
    public TemplateInstance show(long id) {
        StoredRun run = runs.get(id);
        Frame frame = frames.of(run.projectId(), Step.EXPORT);
        Tick tick = run.status() != RunStatus.RUNNING
                ? null
                : runs.job(id).map(job -> tick(job, page.language())).orElse(null);
        return Templates.run(frame, run, tick, ReportView.of(tree(run.report())), trouble(run));
    }

    @GET
    @Path("runs/{id}/progress")
    @Produces(MediaType.SERVER_SENT_EVENTS)
    @RestStreamElementType(MediaType.APPLICATION_JSON)
    public Multi<Tick> progress(long id) {
        runs.get(id);
        Language language = page.language();
        return jobs.find(Runs.key(id)).isEmpty()
                ? Multi.createFrom().item(new Tick(1, "", true))
                : jobs.watch(Runs.key(id)).map(job -> tick(job, language));
    }

    @POST
    @Path("runs/{id}/cancel")
    public Response cancel(long id) {
        StoredRun run = runs.get(id);
        if (runs.cancel(id)) {
            runs.job(id).ifPresent(job -> job.await(Duration.ofSeconds(5)));
            page.leave(Flash.ok("run.cancelled"));
        }
        return Redirect.to("/runs/" + run.id());
    }

    @POST
    @Path("runs/{id}/again")
    public Response again(long id) {
        StoredRun run = runs.get(id);
        Long recipe = run.recipeId();
        if (recipe == null) {
            page.leave(Flash.error("run.recipe_gone"));
            return Redirect.to("/runs/" + id);
        }
        try {
            return Redirect.to("/runs/" + runs.start(recipe).id());
        } catch (TunesetException refused) {
            // Its dataset may be deleted, its template renamed: what there is of the run stays in sight.
            page.leave(Flash.error("run.not_again", messages.text(page.language(), refused)));
            return Redirect.to("/runs/" + id);
        }
    }

    @POST
    @Path("runs/{id}/delete")
    public Response delete(long id) {
        StoredRun run = runs.get(id);
        runs.delete(id);
        page.leave(Flash.ok("run.deleted"));
        return Redirect.to(Step.EXPORT.path(run.projectId()));
    }

    private Tick tick(Job job, Language language) {
        Progress progress = job.progress();
        double share = progress.share().orElse(0.0);
        long seconds = progress.elapsed().toSeconds();
        long left = share > 0 ? Math.round(seconds / share - seconds) : 0;
        String text = messages.text(
                language, "run.progress", progress.rows(), Math.round(progress.bytesPerSecond() / 1e5) / 10.0, left);
        return new Tick(share, text, !job.state().isLive());
    }

    private @Nullable String trouble(StoredRun run) {
        if (run.problem() == null) {
            return null;
        }
        JsonNode problem = tree(run.problem());
        List<String> arguments = new ArrayList<>();
        problem.path("arguments").forEach(argument -> arguments.add(argument.asText()));
        return messages.find(page.language(), "error." + problem.path("code").asText(), arguments.toArray())
                .orElse(problem.path("detail").asText());
    }

    private JsonNode tree(@Nullable String text) {
        try {
            return text == null ? json.createObjectNode() : json.readTree(text);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a stored report is not JSON", e);
        }
    }
}
