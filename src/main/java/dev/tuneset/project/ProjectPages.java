package dev.tuneset.project;

import dev.tuneset.engine.outcome.TunesetException;
import dev.tuneset.web.Flash;
import dev.tuneset.web.Form;
import dev.tuneset.web.Page;
import dev.tuneset.web.Pager;
import dev.tuneset.web.Redirect;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.enterprise.inject.Instance;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The list of projects, which is the home page, and a project's own page with its goal. */
@Path("/")
public class ProjectPages {
    private static final int SHOWN = 50;

    private final Projects projects;
    private final Frames frames;
    private final Page page;
    private final Instance<Sample> sample;

    public ProjectPages(Projects projects, Frames frames, Page page, Instance<Sample> sample) {
        this.projects = projects;
        this.frames = frames;
        this.page = page;
        this.sample = sample;
    }

    @CheckedTemplate(basePath = "project")
    static class Templates {
        private Templates() {}

        static native TemplateInstance home(
                List<Project> projects, Pager pager, List<Project> deleted, Form form, boolean hasSample);

        static native TemplateInstance project(Frame frame, Form form, Form goalForm, @Nullable Recommendation advice);
    }

    @GET
    public TemplateInstance home(@QueryParam("offset") @DefaultValue("0") @Min(0) @Max(Integer.MAX_VALUE) int offset) {
        return home(new Form(), offset);
    }

    private TemplateInstance home(Form form, int offset) {
        return Templates.home(
                projects.list(offset, SHOWN),
                new Pager("/", offset, SHOWN, projects.count()),
                projects.deleted(SHOWN),
                form,
                sample.isResolvable());
    }

    @POST
    @Path("projects")
    public Response create(@FormParam("name") @Nullable String name) {
        try {
            Project project = projects.create(name == null ? "" : name);
            page.leave(Flash.ok("project.created", project.name()));
            return Redirect.to(Step.PROJECT.path(project.id()));
        } catch (TunesetException refused) {
            return again(home(new Form().with("name", name).refuse("name", refused), 0));
        }
    }

    @POST
    @Path("projects/sample")
    public Response sample() {
        if (!sample.isResolvable()) {
            throw new NotFoundException();
        }
        return Redirect.to(Step.PROJECT.path(sample.get().create(page.language())));
    }

    @GET
    @Path("projects/{id}")
    public TemplateInstance show(long id) {
        Frame frame = frames.of(id, Step.PROJECT);
        return show(frame, new Form().with("name", frame.project().name()));
    }

    private static TemplateInstance show(Frame frame, Form form) {
        Goal goal = frame.project().goal();
        Form goalForm = new Form()
                .with("purpose", code(goal.purpose()))
                .with("output_style", code(goal.outputStyle()))
                .with("language", code(goal.language()))
                .with("origin", code(goal.origin()));
        return Templates.project(frame, form, goalForm, goal.purpose() == null ? null : Recommendation.of(goal));
    }

    @POST
    @Path("projects/{id}/rename")
    public Response rename(long id, @FormParam("name") @Nullable String name) {
        try {
            Project project = projects.change(id, name == null ? "" : name, null);
            page.leave(Flash.ok("project.renamed", project.name()));
            return Redirect.to(Step.PROJECT.path(id));
        } catch (TunesetException refused) {
            Form form = new Form().with("name", name).refuse("name", refused);
            return again(show(frames.of(id, Step.PROJECT), form));
        }
    }

    @POST
    @Path("projects/{id}/goal")
    public Response aim(
            long id,
            @FormParam("purpose") @Nullable String purpose,
            @FormParam("output_style") @Nullable String outputStyle,
            @FormParam("language") @Nullable String language,
            @FormParam("origin") @Nullable String origin) {
        projects.change(
                id,
                null,
                new Goal(
                        Choice.ofCode(Purpose.values(), purpose).orElse(null),
                        Choice.ofCode(OutputStyle.values(), outputStyle).orElse(null),
                        Choice.ofCode(DataLanguage.values(), language).orElse(null),
                        Choice.ofCode(Origin.values(), origin).orElse(null)));
        page.leave(Flash.ok("project.aimed"));
        return Redirect.to(Step.PROJECT.path(id) + "#advice");
    }

    @POST
    @Path("projects/{id}/delete")
    public Response delete(long id) {
        Project project = projects.delete(id);
        page.leave(Flash.ok("project.deleted", project.name()).undoableBy("/projects/" + id + "/restore"));
        return Redirect.to("/");
    }

    @POST
    @Path("projects/{id}/restore")
    public Response restore(long id) {
        Project project = projects.restore(id);
        page.leave(Flash.ok("project.restored", project.name()));
        return Redirect.to(Step.PROJECT.path(id));
    }

    private static Response again(TemplateInstance form) {
        return Response.status(422).entity(form).build();
    }

    private static String code(@Nullable Choice choice) {
        return choice == null ? "" : choice.code();
    }
}
