package dev.tuneset.recipe;

import dev.tuneset.engine.format.Format;
import dev.tuneset.engine.format.FormatCard;
import dev.tuneset.engine.format.Formats;
import dev.tuneset.engine.outcome.TunesetException;
import dev.tuneset.engine.recipe.Recipe;
import dev.tuneset.engine.sink.JsonValues;
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
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The format step: which shape the trainer reads. */
@Path("/projects/{id}/format")
public class FormatPages {
    private final Frames frames;
    private final Working working;
    private final Recipes recipes;
    private final Previews previews;
    private final Page page;

    public FormatPages(Frames frames, Working working, Recipes recipes, Previews previews, Page page) {
        this.frames = frames;
        this.working = working;
        this.recipes = recipes;
        this.previews = previews;
        this.page = page;
    }

    /** A format as the page shows it, with its example record as JSON text. */
    public record Tile(String name, FormatCard card, String record) {
        static Tile of(Format format) {
            return new Tile(
                    format.name(), format.card(), JsonValues.text(format.card().record()));
        }

        /** The tools that load it, as one line. */
        public String trainers() {
            return String.join(" · ", card.trainers());
        }
    }

    @CheckedTemplate(basePath = "recipe")
    static class Templates {
        private Templates() {}

        static native TemplateInstance format(
                Frame frame, List<Tile> tiles, Form form, @Nullable Preview preview, @Nullable String trouble);

        static native TemplateInstance records(@Nullable Preview preview, @Nullable String trouble);
    }

    @GET
    public TemplateInstance show(long id) {
        Frame frame = frames.of(id, Step.FORMAT);
        Optional<SavedRecipe> saved = working.recipe(id, null);
        if (saved.isEmpty()) {
            return working.nothingYet(frame);
        }
        return show(frame, saved.get(), saved.get().recipe().target().format());
    }

    @POST
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response save(long id, @FormParam("format") @Nullable String format) {
        SavedRecipe saved = working.required(id);
        String chosen = format == null ? saved.recipe().target().format() : format;
        try {
            recipes.change(saved.id(), withFormat(saved.recipe(), chosen));
        } catch (TunesetException refused) {
            Form form = new Form().with("format", chosen).refuse("format", refused);
            return Response.status(422)
                    .entity(show(frames.of(id, Step.FORMAT), saved, form.value("format")))
                    .build();
        }
        page.leave(Flash.ok("recipe.formatted", chosen));
        return Redirect.to(Step.TEMPLATE.path(id));
    }

    /** The preview alone, for the script: the records of some rows in the chosen format. */
    @POST
    @Path("preview")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public TemplateInstance preview(long id, @FormParam("format") @Nullable String format) {
        SavedRecipe saved = working.required(id);
        String chosen = format == null ? saved.recipe().target().format() : format;
        try {
            return Templates.records(tried(id, saved, chosen), null);
        } catch (TunesetException refused) {
            return Templates.records(null, working.words(refused));
        }
    }

    private TemplateInstance show(Frame frame, SavedRecipe saved, String format) {
        Preview preview = null;
        String trouble = null;
        try {
            preview = tried(frame.project().id(), saved, format);
        } catch (TunesetException refused) {
            trouble = working.words(refused);
        }
        List<Tile> tiles = Formats.all().stream().map(Tile::of).toList();
        return Templates.format(frame, tiles, new Form().with("format", format), preview, trouble);
    }

    private Preview tried(long projectId, SavedRecipe saved, String format) {
        return previews.of(projectId, withFormat(saved.recipe(), format), previews.sample(saved.datasetId()));
    }

    /** The recipe with another target format; options of the old format do not fit the new one. */
    private static Recipe withFormat(Recipe recipe, String format) {
        String name = Formats.named(format).name();
        boolean same = name.equals(recipe.target().format());
        Map<String, @Nullable Object> options = same ? recipe.target().options() : Map.of();
        return recipe.withTarget(new Recipe.TargetSpec(name, recipe.target().chatTemplate(), options));
    }
}
