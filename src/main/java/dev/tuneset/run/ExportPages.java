package dev.tuneset.run;

import dev.tuneset.engine.format.Formats;
import dev.tuneset.engine.outcome.TunesetException;
import dev.tuneset.engine.recipe.Recipe;
import dev.tuneset.engine.recipe.RecipeText;
import dev.tuneset.project.Frame;
import dev.tuneset.project.Frames;
import dev.tuneset.project.Step;
import dev.tuneset.recipe.Recipes;
import dev.tuneset.recipe.SavedRecipe;
import dev.tuneset.recipe.Section;
import dev.tuneset.recipe.Seen;
import dev.tuneset.recipe.Working;
import dev.tuneset.web.Form;
import dev.tuneset.web.Redirect;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.Blocking;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The export step: for which tool, in which files, and what they will hold. */
@Path("/projects/{id}/export")
@Blocking
public class ExportPages {
    private final Frames frames;
    private final Working working;
    private final Recipes recipes;
    private final Rehearsals rehearsals;
    private final Runs runs;

    public ExportPages(Frames frames, Working working, Recipes recipes, Rehearsals rehearsals, Runs runs) {
        this.frames = frames;
        this.working = working;
        this.recipes = recipes;
        this.rehearsals = rehearsals;
        this.runs = runs;
    }

    /**
     * What the page shows of one choice.
     *
     * @param text the recipe, as YAML
     * @param rehearsal {@code null} when the recipe cannot run as it is; {@code trouble} says why
     */
    public record View(
            SavedRecipe recipe,
            String format,
            String text,
            @Nullable Rehearsal rehearsal,
            @Nullable String trouble) {
        public Seen seen() {
            return Seen.of(recipe, Section.EXPORT);
        }
    }

    @CheckedTemplate(basePath = "run")
    static class Templates {
        private Templates() {}

        static native TemplateInstance export(
                Frame frame, List<PackTile> tiles, Form form, View view, List<StoredRun> runs);

        /** What changes with a choice, for the script. */
        static native TemplateInstance exportparts(Long project, View view);
    }

    @GET
    public TemplateInstance show(long id) {
        Frame frame = frames.of(id, Step.EXPORT);
        Optional<SavedRecipe> saved = working.recipe(id);
        if (saved.isEmpty()) {
            return working.nothingYet(frame);
        }
        Form form = ExportForm.of(saved.get().recipe());
        return page(frame, form, view(id, saved.get(), form));
    }

    @POST
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response start(long id, MultivaluedMap<String, String> typed) {
        SavedRecipe saved = working.meant(id, typed.getFirst(Working.RECIPE));
        Form form = Form.of(typed);
        if (!form.value("do").equals("preview")) {
            try {
                SavedRecipe changed = working.change(id, Section.EXPORT, form, recipe -> {
                    Recipe wanted = ExportForm.apply(form, recipe);
                    runs.check(saved, wanted);
                    return wanted;
                });
                return Redirect.to("/runs/" + runs.start(changed.id()).id());
            } catch (TunesetException refused) {
                form.refuse(ExportForm.field(refused.field()), refused);
            }
        }
        SavedRecipe now = working.meant(id, form.value(Working.RECIPE));
        return Response.status(form.isGood() ? 200 : 422)
                .entity(page(frames.of(id, Step.EXPORT), form, view(id, now, form)))
                .build();
    }

    /** The parts alone that change with a choice, for the script. */
    @POST
    @Path("preview")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public TemplateInstance preview(long id, MultivaluedMap<String, String> typed) {
        SavedRecipe saved = working.meant(id, typed.getFirst(Working.RECIPE));
        return Templates.exportparts(id, view(id, saved, Form.of(typed)));
    }

    private TemplateInstance page(Frame frame, Form form, View view) {
        return Templates.export(
                frame,
                PackTile.of(view.format()),
                form,
                view,
                runs.list(frame.project().id()));
    }

    private View view(long id, SavedRecipe saved, Form form) {
        Recipe recipe = saved.recipe();
        Rehearsal rehearsal = null;
        String trouble = null;
        try {
            recipe = ExportForm.apply(form, recipe);
            rehearsal = rehearsals.of(id, recipes.whole(saved, recipe), saved.datasetId());
        } catch (TunesetException refused) {
            trouble = working.words(refused);
        }
        String text = RecipeText.write(recipes.whole(saved, recipe));
        return new View(saved, Formats.named(saved.recipe().target().format()).name(), text, rehearsal, trouble);
    }
}
