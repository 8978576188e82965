package dev.tuneset.recipe;

import dev.tuneset.dataset.Datasets;
import dev.tuneset.engine.learn.Learned;
import dev.tuneset.engine.learn.LearnedTokens;
import dev.tuneset.engine.learn.Learner;
import dev.tuneset.engine.learn.LearningPolicy;
import dev.tuneset.engine.outcome.TunesetException;
import dev.tuneset.engine.recipe.Recipe;
import dev.tuneset.engine.row.Row;
import dev.tuneset.engine.sink.JsonValues;
import dev.tuneset.engine.template.ChatTemplate;
import dev.tuneset.engine.template.TemplateRenderer;
import dev.tuneset.engine.template.jinja.TemplateException;
import dev.tuneset.engine.token.Tokenizer;
import dev.tuneset.project.Frame;
import dev.tuneset.project.Frames;
import dev.tuneset.project.Recommendation;
import dev.tuneset.project.Step;
import dev.tuneset.template.Templates;
import dev.tuneset.web.Flash;
import dev.tuneset.web.Page;
import dev.tuneset.web.Redirect;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** The template step: a row, its example and the text the model sees, side by side. */
@Path("/projects/{id}/template")
public class TemplatePages {
    private final Frames frames;
    private final Working working;
    private final Recipes recipes;
    private final Datasets datasets;
    private final Previews previews;
    private final Templates templates;
    private final Page page;
    private final CommonTokenizer tokenizer;
    private final Clock clock;

    public TemplatePages(
            Frames frames,
            Working working,
            Recipes recipes,
            Datasets datasets,
            Previews previews,
            Templates templates,
            Page page,
            CommonTokenizer tokenizer,
            Clock clock) {
        this.frames = frames;
        this.working = working;
        this.recipes = recipes;
        this.datasets = datasets;
        this.previews = previews;
        this.templates = templates;
        this.page = page;
        this.tokenizer = tokenizer;
        this.clock = clock;
    }

    /**
     * One row through the recipe.
     *
     * @param number from 1
     * @param rows rows of the dataset
     * @param shown the example; {@code null} when the row did not become one
     * @param refusal why it did not; {@code null} when it did
     * @param pieces the rendered text, cut at its special tokens and where the learned part begins and ends
     * @param size its tokens; {@code null} without a text
     */
    public record View(
            long number,
            long rows,
            String place,
            List<Cell> cells,
            Preview.@Nullable Shown shown,
            Preview.@Nullable Refused refusal,
            List<RenderedPieces.Piece> pieces,
            @Nullable Size size) {
        public long previous() {
            return Math.max(1, number - 1);
        }

        public long next() {
            return Math.min(rows, number + 1);
        }
    }

    /** Tokens of the rendered text, how many are learned, and by which encoding they were counted. */
    public record Size(int tokens, int learned, String encoding) {}

    /** A column and its value as text. */
    public record Cell(String column, String value) {}

    @CheckedTemplate(basePath = "recipe")
    static class Pages {
        private Pages() {}

        static native TemplateInstance template(
                Frame frame,
                List<ChatTemplate> templates,
                String chosen,
                @Nullable ChatTemplate template,
                @Nullable String advised,
                @Nullable View view,
                @Nullable String trouble);
    }

    @GET
    public TemplateInstance show(
            long id, @RestQuery @DefaultValue("1") long row, @RestQuery("with") @Nullable String with) {
        Frame frame = frames.of(id, Step.TEMPLATE);
        Optional<SavedRecipe> saved = working.recipe(id, null);
        if (saved.isEmpty()) {
            return working.nothingYet(frame);
        }
        String kept = saved.get().recipe().target().chatTemplate();
        String chosen = with == null ? (kept == null ? "" : kept) : with;
        View view = null;
        String trouble = null;
        try {
            view = view(id, saved.get(), withTemplate(saved.get().recipe(), chosen), row);
        } catch (TunesetException refused) {
            trouble = working.words(refused);
        }
        String advised = frame.project().goal().purpose() == null
                ? null
                : Recommendation.of(frame.project().goal()).template();
        return Pages.template(
                frame, templates.list(id), chosen, templates.find(id, chosen).orElse(null), advised, view, trouble);
    }

    @POST
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response save(long id, @FormParam("chat_template") @Nullable String name) {
        SavedRecipe saved = working.required(id);
        String chosen = name == null ? "" : name;
        if (!chosen.isEmpty()) {
            templates.named(id, chosen);
        }
        recipes.change(saved.id(), withTemplate(saved.recipe(), chosen));
        page.leave(chosen.isEmpty() ? Flash.ok("recipe.untemplated") : Flash.ok("recipe.templated", chosen));
        return Redirect.to(Step.CHECK.path(id));
    }

    private View view(long projectId, SavedRecipe saved, Recipe recipe, long number) {
        long rows = datasets.get(saved.datasetId()).rows();
        long wanted = Math.max(1, Math.min(rows, number));
        RowSample one = previews.row(saved.datasetId(), wanted - 1);
        Row row = one.rows().get(0);
        Preview preview = previews.of(projectId, recipe, one);
        Preview.Shown shown = preview.shown().isEmpty() ? null : preview.shown().get(0);
        Preview.Refused refusal =
                preview.refused().isEmpty() ? null : preview.refused().get(0);
        Learned learned = learned(projectId, recipe, shown);
        List<Cell> cells = new ArrayList<>();
        row.toMap().forEach((column, value) -> cells.add(new Cell(column, shownValue(value))));
        return new View(
                wanted,
                rows,
                row.place().toString(),
                cells,
                shown,
                refusal,
                pieces(projectId, recipe, learned),
                size(learned));
    }

    /** The rendered text with its learned part: the assistant's turns, end of turn included. */
    private @Nullable Learned learned(long projectId, Recipe recipe, Preview.@Nullable Shown shown) {
        String name = recipe.target().chatTemplate();
        if (shown == null || shown.text() == null || name == null) {
            return null;
        }
        ChatTemplate template = templates.named(projectId, name);
        TemplateRenderer renderer = new TemplateRenderer(template, LocalDateTime.now(clock));
        try {
            return new Learner(template, renderer, LearningPolicy.DEFAULT).learned(shown.example());
        } catch (TemplateException refusesParts) {
            // The whole conversation renders, a part of it alone does not: nothing can be told apart.
            return new Learned(shown.text(), List.of(), List.of());
        }
    }

    private List<RenderedPieces.Piece> pieces(long projectId, Recipe recipe, @Nullable Learned learned) {
        String name = recipe.target().chatTemplate();
        return learned == null || name == null
                ? List.of()
                : RenderedPieces.of(learned, templates.named(projectId, name));
    }

    /** How much of the rendered text there is and is learned, in tokens of a common encoding. */
    private @Nullable Size size(@Nullable Learned learned) {
        if (learned == null) {
            return null;
        }
        Tokenizer counter = tokenizer.get();
        LearnedTokens tokens = learned.tokens(counter);
        return new Size(tokens.size(), tokens.learnedCount(), counter.name());
    }

    private static Recipe withTemplate(Recipe recipe, String template) {
        return recipe.withTarget(new Recipe.TargetSpec(
                recipe.target().format(),
                template.isEmpty() ? null : template,
                recipe.target().options()));
    }

    private static String shownValue(@Nullable Object value) {
        if (value == null) {
            return "∅";
        }
        return value instanceof String text ? text : JsonValues.text(value);
    }
}
