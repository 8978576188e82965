package dev.tuneset.run;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tuneset.engine.outcome.TunesetException;
import dev.tuneset.engine.recipe.Recipe;
import dev.tuneset.engine.recipe.RecipeText;
import dev.tuneset.job.Job;
import dev.tuneset.job.Jobs;
import dev.tuneset.job.Progress;
import dev.tuneset.project.Frame;
import dev.tuneset.project.Frames;
import dev.tuneset.project.Step;
import dev.tuneset.recipe.Recipes;
import dev.tuneset.recipe.SavedRecipe;
import dev.tuneset.recipe.Working;
import dev.tuneset.web.Flash;
import dev.tuneset.web.Form;
import dev.tuneset.web.Language;
import dev.tuneset.web.Messages;
import dev.tuneset.web.Page;
import dev.tuneset.web.Redirect;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.Blocking;
import io.smallrye.mutiny.Multi;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jboss.resteasy.reactive.RestStreamElementType;
import org.jspecify.annotations.Nullable;

/** The export step, and a run's own page with progress, ledger and artifacts. */
@Path("/")
@Blocking
public class RunPages {
    private final Frames frames;
    private final Working working;
    private final Recipes recipes;
    private final Runs runs;
    private final Jobs jobs;
    private final Messages messages;
    private final Page page;
    private final ObjectMapper json;

    public RunPages(
            Frames frames,
            Working working,
            Recipes recipes,
            Runs runs,
            Jobs jobs,
            Messages messages,
            Page page,
            ObjectMapper json) {
        this.frames = frames;
        this.working = working;
        this.recipes = recipes;
        this.runs = runs;
        this.jobs = jobs;
        this.messages = messages;
        this.page = page;
        this.json = json;
    }

    /** A file of a finished run. */
    public record File(String name, long bytes, String sha256, long records) {}

    /** How many rows met a reason. */
    public record Met(String reason, long rows) {}

    /** One tick of a run for the page's progress bar. */
    public record Tick(double share, String text, boolean done) {}

    @CheckedTemplate(basePath = "run")
    static class Templates {
        private Templates() {}

        static native TemplateInstance export(
                Frame frame,
                SavedRecipe recipe,
                String text,
                Form form,
                List<StoredRun> runs,
                @Nullable String trouble);

        static native TemplateInstance run(
                Frame frame,
                StoredRun run,
                @Nullable Tick tick,
                List<File> files,
                List<Met> reasons,
                @Nullable String trouble);
    }

    @GET
    @Path("projects/{id}/export")
    public TemplateInstance export(long id) {
        Frame frame = frames.of(id, Step.EXPORT);
        Optional<SavedRecipe> saved = working.recipe(id);
        if (saved.isEmpty()) {
            return working.nothingYet(frame);
        }
        return Templates.export(
                frame, saved.get(), text(saved.get()), ExportForm.of(saved.get().recipe()), runs.list(id), null);
    }

    @POST
    @Path("projects/{id}/export")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response start(long id, MultivaluedMap<String, String> typed) {
        SavedRecipe saved = working.required(id);
        Form form = ExportForm.of(typed);
        try {
            Recipe changed = ExportForm.apply(form, saved.recipe());
            recipes.change(saved.id(), changed);
            return Redirect.to("/runs/" + runs.start(saved.id()).id());
        } catch (TunesetException refused) {
            String field = refused.field() == null ? "" : refused.field();
            form.refuse(field, refused);
            return Response.status(422)
                    .entity(Templates.export(
                            frames.of(id, Step.EXPORT),
                            saved,
                            text(saved),
                            form,
                            runs.list(id),
                            working.words(refused)))
                    .build();
        }
    }

    @GET
    @Path("runs/{id}")
    public TemplateInstance show(long id) {
        StoredRun run = runs.get(id);
        Frame frame = frames.of(run.projectId(), Step.EXPORT);
        Tick tick = run.status() != RunStatus.RUNNING
                ? null
                : runs.job(id).map(job -> tick(job, page.language())).orElse(null);
        JsonNode report = tree(run.report());
        return Templates.run(frame, run, tick, files(report), reasons(report), trouble(run));
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
        return Redirect.to("/runs/" + runs.start(recipe).id());
    }

    @POST
    @Path("runs/{id}/delete")
    public Response delete(long id) {
        StoredRun run = runs.get(id);
        runs.delete(id);
        page.leave(Flash.ok("run.deleted"));
        return Redirect.to(Step.EXPORT.path(run.projectId()));
    }

    private String text(SavedRecipe saved) {
        return RecipeText.write(recipes.whole(saved));
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

    private static List<File> files(JsonNode report) {
        List<File> files = new ArrayList<>();
        report.path("artifacts")
                .forEach(file -> files.add(new File(
                        file.path("name").asText(),
                        file.path("bytes").asLong(),
                        file.path("sha256").asText(),
                        file.path("records").asLong())));
        return files;
    }

    private static List<Met> reasons(JsonNode report) {
        List<Met> reasons = new ArrayList<>();
        report.path("ledger")
                .path("reasons")
                .properties()
                .forEach(met -> reasons.add(new Met(met.getKey(), met.getValue().asLong())));
        return reasons;
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
