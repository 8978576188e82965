package dev.tuneset.render;

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
import dev.tuneset.web.Pager;
import dev.tuneset.web.Query;
import dev.tuneset.web.Redirect;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.quarkus.runtime.annotations.RegisterForReflection;
import io.smallrye.common.annotation.Blocking;
import io.smallrye.mutiny.Multi;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestStreamElementType;
import org.jspecify.annotations.Nullable;

/** The render check of all rows: starting it, its report, and the rows of a finding. */
@Path("/projects/{id}/template/check")
@Blocking
public class RenderCheckPages {
    private static final int ROWS_SHOWN = 50;

    private final Frames frames;
    private final Working working;
    private final RenderChecks checks;
    private final Jobs jobs;
    private final Messages messages;
    private final Page page;

    RenderCheckPages(Frames frames, Working working, RenderChecks checks, Jobs jobs, Messages messages, Page page) {
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

    @CheckedTemplate(basePath = "render")
    static class Views {
        private Views() {}

        static native TemplateInstance check(
                Frame frame,
                RenderSettings settings,
                @Nullable RenderCheckView view,
                @Nullable Tick tick,
                @Nullable String trouble);

        static native TemplateInstance rows(
                Frame frame, RenderSettings settings, String mark, List<CheckFile.Line> lines, Pager pager);
    }

    @GET
    public TemplateInstance show(long id, UriInfo address) {
        Frame frame = frames.of(id, Step.TEMPLATE);
        Optional<SavedRecipe> found = working.recipe(id);
        if (found.isEmpty()) {
            return working.nothingYet(frame);
        }
        SavedRecipe saved = found.get();
        Job job = checks.job(saved.id()).orElse(null);
        Tick tick = null;
        String trouble = null;
        if (job != null && job.state().isLive()) {
            tick = tick(job, page.language());
        } else if (job != null && job.state() != Job.State.DONE) {
            trouble = why(job);
        }
        RenderSettings before = checks.lastSettings(saved);
        RenderSettings settings = before;
        RenderCheckView view = null;
        try {
            settings = RenderSettings.of(address.getQueryParameters(), before);
            view = tick == null && trouble == null ? view(saved) : null;
        } catch (TunesetException refused) {
            trouble = working.words(refused);
        }
        return Views.check(frame, settings, view, tick, trouble);
    }

    private @Nullable RenderCheckView view(SavedRecipe saved) {
        Optional<LastCheck> last = checks.last(saved.id());
        if (last.isEmpty()) {
            return null;
        }
        try (LastCheck check = last.get()) {
            RenderSettings made = check.settings();
            return RenderCheckView.of(check, checks.holds(check, saved, made), messages, page.language());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Checks all rows with the settings of the form. */
    @POST
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response start(long id, MultivaluedMap<String, String> form) {
        SavedRecipe saved = working.takeUp(id, form.getFirst(Working.RECIPE));
        RenderSettings settings = checks.settings(saved);
        try {
            settings = RenderSettings.of(form, settings);
            checks.check(saved, settings);
        } catch (TunesetException refused) {
            return Response.status(422)
                    .entity(Views.check(frames.of(id, Step.TEMPLATE), settings, null, null, working.words(refused)))
                    .build();
        }
        return Redirect.to(path(id));
    }

    @POST
    @Path("cancel")
    public Response cancel(long id) {
        long recipe = working.required(id).id();
        if (checks.cancel(recipe)) {
            checks.job(recipe).ifPresent(job -> job.await(Duration.ofSeconds(5)));
        }
        return Redirect.to(path(id));
    }

    @GET
    @Path("progress")
    @Produces(MediaType.SERVER_SENT_EVENTS)
    @RestStreamElementType(MediaType.APPLICATION_JSON)
    public Multi<Tick> progress(long id) {
        Language language = page.language();
        String key = RenderChecks.key(working.required(id).id());
        return jobs.find(key).isEmpty()
                ? Multi.createFrom().item(new Tick(1, "", true))
                : jobs.watch(key).map(job -> tick(job, language));
    }

    /** The rows of the last check that have a mark. */
    @GET
    @Path("rows")
    public TemplateInstance rows(
            long id, @RestQuery @DefaultValue("") String find, @RestQuery @DefaultValue("0") long offset) {
        Frame frame = frames.of(id, Step.TEMPLATE);
        SavedRecipe saved = working.required(id);
        RowMark mark = RowMark.find(find);
        Optional<LastCheck> last = mark == null ? Optional.empty() : checks.last(saved.id());
        if (mark == null || last.isEmpty()) {
            throw new NotFoundException();
        }
        try (LastCheck check = last.get()) {
            long from = Math.max(0, offset);
            Pager pager = new Pager(
                    new Query(path(id) + "/rows").with("find", mark.wire()).path(),
                    from,
                    ROWS_SHOWN,
                    check.count(mark));
            List<CheckFile.Line> lines = check.file().rows(mark, from, ROWS_SHOWN);
            return Views.rows(frame, check.settings(), mark.wire(), lines, pager);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String path(long id) {
        return Step.TEMPLATE.path(id) + "/check";
    }

    private Tick tick(Job job, Language language) {
        return new Tick(
                job.progress().share().orElse(0.0),
                messages.text(language, "render.progress", job.progress().rows()),
                !job.state().isLive());
    }

    /** Why a check ended without a report. */
    private String why(Job job) {
        if (job.state() == Job.State.CANCELLED) {
            return messages.text(page.language(), "render.cancelled");
        }
        return job.failure().map(working::words).orElseGet(() -> messages.text(page.language(), "render.failed"));
    }
}
