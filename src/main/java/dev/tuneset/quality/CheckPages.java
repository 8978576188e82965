package dev.tuneset.quality;

import dev.tuneset.engine.outcome.TunesetException;
import dev.tuneset.job.Job;
import dev.tuneset.job.Jobs;
import dev.tuneset.project.Frame;
import dev.tuneset.project.Frames;
import dev.tuneset.project.Step;
import dev.tuneset.recipe.SavedRecipe;
import dev.tuneset.recipe.Working;
import dev.tuneset.web.Language;
import dev.tuneset.web.Messages;
import dev.tuneset.web.Page;
import dev.tuneset.web.Redirect;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.quarkus.runtime.annotations.RegisterForReflection;
import io.smallrye.common.annotation.Blocking;
import io.smallrye.mutiny.Multi;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Duration;
import java.util.Optional;
import org.jboss.resteasy.reactive.RestStreamElementType;
import org.jspecify.annotations.Nullable;

/** The check step: what the examples are like, before they are written. */
@Path("/projects/{id}/check")
@Blocking
public class CheckPages {
    private final Frames frames;
    private final Working working;
    private final Checks checks;
    private final Jobs jobs;
    private final Messages messages;
    private final Page page;

    CheckPages(Frames frames, Working working, Checks checks, Jobs jobs, Messages messages, Page page) {
        this.frames = frames;
        this.working = working;
        this.checks = checks;
        this.jobs = jobs;
        this.messages = messages;
        this.page = page;
    }

    /** One tick of a check for the page's progress bar. */
    @RegisterForReflection
    public record Tick(double share, String text, boolean done) {}

    @CheckedTemplate(basePath = "quality")
    static class Templates {
        private Templates() {}

        static native TemplateInstance check(
                Frame frame, @Nullable CheckView view, @Nullable Tick tick, @Nullable String trouble);
    }

    @GET
    public TemplateInstance show(long id) {
        Optional<SavedRecipe> saved = working.recipe(id);
        if (saved.isEmpty()) {
            return working.nothingYet(frames.of(id, Step.CHECK));
        }
        SavedRecipe recipe = saved.get();
        try {
            if (!checks.gaveUp(recipe.id())) {
                checks.check(recipe.id());
            }
        } catch (TunesetException refused) {
            return Templates.check(frames.of(id, Step.CHECK), null, null, said(refused));
        }
        CheckView view = checks.report(recipe.id())
                .map(report -> CheckView.of(report, messages, page.language()))
                .orElse(null);
        Job job = view == null ? checks.job(recipe.id()).orElse(null) : null;
        Tick tick = null;
        String trouble = null;
        if (job != null && job.state().isLive()) {
            tick = tick(job, page.language());
        } else if (job != null) {
            trouble = why(job);
        }
        return Templates.check(frames.of(id, Step.CHECK), view, tick, trouble);
    }

    @GET
    @Path("progress")
    @Produces(MediaType.SERVER_SENT_EVENTS)
    @RestStreamElementType(MediaType.APPLICATION_JSON)
    public Multi<Tick> progress(long id) {
        Language language = page.language();
        String key = Checks.key(working.required(id).id());
        return jobs.find(key).isEmpty()
                ? Multi.createFrom().item(new Tick(1, "", true))
                : jobs.watch(key).map(job -> tick(job, language));
    }

    /** Checks again what was given up. */
    @POST
    public Response again(long id) {
        checks.check(working.required(id).id());
        return Redirect.to(Step.CHECK.path(id));
    }

    @POST
    @Path("cancel")
    public Response cancel(long id) {
        long recipe = working.required(id).id();
        if (checks.cancel(recipe)) {
            checks.job(recipe).ifPresent(job -> job.await(Duration.ofSeconds(5)));
        }
        return Redirect.to(Step.CHECK.path(id));
    }

    private Tick tick(Job job, Language language) {
        return new Tick(
                job.progress().share().orElse(0.0),
                messages.text(language, "quality.progress", job.progress().rows()),
                !job.state().isLive());
    }

    /** Why a check ended without a report. */
    private String why(Job job) {
        if (job.state() == Job.State.CANCELLED) {
            return messages.text(page.language(), "quality.cancelled");
        }
        return job.failure().map(this::said).orElseGet(() -> messages.text(page.language(), "quality.failed"));
    }

    private String said(TunesetException refused) {
        return messages.text(page.language(), refused);
    }
}
