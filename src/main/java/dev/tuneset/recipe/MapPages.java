package dev.tuneset.recipe;

import dev.tuneset.dataset.Dataset;
import dev.tuneset.dataset.Datasets;
import dev.tuneset.engine.format.Detection;
import dev.tuneset.engine.outcome.TunesetException;
import dev.tuneset.engine.recipe.Recipe;
import dev.tuneset.project.Frame;
import dev.tuneset.project.Frames;
import dev.tuneset.project.Step;
import dev.tuneset.web.Flash;
import dev.tuneset.web.Form;
import dev.tuneset.web.Page;
import dev.tuneset.web.Redirect;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The map step: columns into examples, with three rows shown as they will be. */
@Path("/projects/{id}/map")
public class MapPages {
    private final Frames frames;
    private final Working working;
    private final Datasets datasets;
    private final Previews previews;
    private final SampleLooks looks;
    private final Page page;

    public MapPages(
            Frames frames, Working working, Datasets datasets, Previews previews, SampleLooks looks, Page page) {
        this.frames = frames;
        this.working = working;
        this.datasets = datasets;
        this.previews = previews;
        this.looks = looks;
        this.page = page;
    }

    @CheckedTemplate(basePath = "recipe")
    static class Templates {
        private Templates() {}

        static native TemplateInstance map(
                Frame frame,
                Dataset dataset,
                List<Dataset> datasets,
                List<String> columns,
                List<Detection> detections,
                Beginning beginning,
                Form form,
                @Nullable Preview preview,
                @Nullable String trouble,
                Seen seen);

        static native TemplateInstance preview(@Nullable Preview preview, @Nullable String trouble);
    }

    @GET
    public TemplateInstance show(long id) {
        Frame frame = frames.of(id, Step.MAP);
        Optional<SavedRecipe> saved = working.recipe(id);
        if (saved.isEmpty()) {
            return working.nothingYet(frame);
        }
        return show(frame, saved.get(), MapForm.of(saved.get().recipe()));
    }

    @POST
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response save(long id, MultivaluedMap<String, String> typed) {
        SavedRecipe saved = working.meant(id, typed.getFirst(Working.RECIPE));
        Form form = Form.of(typed);
        try {
            previews.of(id, MapForm.apply(form, saved.recipe()), previews.sample(saved.datasetId()));
            working.change(id, Section.MAP, form, recipe -> MapForm.apply(form, recipe));
        } catch (TunesetException refused) {
            form.refuse(field(refused), refused);
            SavedRecipe now = working.meant(id, form.value(Working.RECIPE));
            return Response.status(422)
                    .entity(show(frames.of(id, Step.MAP), now, form))
                    .build();
        }
        if (form.value("then").equals("stay")) {
            return Redirect.to(Step.MAP.path(id));
        }
        page.leave(Flash.ok("recipe.mapped"));
        return Redirect.to(Step.FORMAT.path(id));
    }

    /** Takes up another dataset. */
    @POST
    @Path("dataset")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response choose(long id, @FormParam("dataset") long dataset) {
        working.choose(id, dataset);
        return Redirect.to(Step.MAP.path(id));
    }

    /** The preview alone, for the script: what the recipe with this mapping makes of some rows. */
    @POST
    @Path("preview")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public TemplateInstance preview(long id, MultivaluedMap<String, String> typed) {
        SavedRecipe saved = working.meant(id, typed.getFirst(Working.RECIPE));
        try {
            Recipe changed = MapForm.apply(Form.of(typed), saved.recipe());
            return Templates.preview(previews.of(id, changed, previews.sample(saved.datasetId())), null);
        } catch (TunesetException refused) {
            return Templates.preview(null, working.words(refused));
        }
    }

    private TemplateInstance show(Frame frame, SavedRecipe saved, Form form) {
        long project = frame.project().id();
        RowSample sample = previews.sample(saved.datasetId());
        Preview preview = null;
        String trouble = null;
        try {
            preview = previews.of(project, MapForm.apply(form, saved.recipe()), sample);
        } catch (TunesetException refused) {
            trouble = working.words(refused);
        }
        SampleLook look = looks.of(saved.datasetId(), sample);
        return Templates.map(
                frame,
                datasets.get(saved.datasetId()),
                working.usable(project),
                sample.schema().columns(),
                look.formats(),
                Beginning.of(saved.recipe(), look, frame.project().goal()),
                form,
                preview,
                trouble,
                Seen.of(saved, Section.MAP));
    }

    /** The input that a recipe's field is typed into. */
    static String field(TunesetException refused) {
        String field = refused.field();
        if (field == null) {
            return "merged_prompt";
        }
        return field.startsWith("map.") ? field.substring("map.".length()) : field;
    }
}
