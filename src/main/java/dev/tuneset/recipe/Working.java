package dev.tuneset.recipe;

import dev.tuneset.dataset.Dataset;
import dev.tuneset.dataset.Datasets;
import dev.tuneset.engine.outcome.TunesetException;
import dev.tuneset.engine.recipe.Recipe;
import dev.tuneset.project.Frame;
import dev.tuneset.web.Form;
import dev.tuneset.web.Messages;
import dev.tuneset.web.Page;
import dev.tuneset.web.Redirect;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.WebApplicationException;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** The recipe that the pages of a project work on, and what they have in common around it. */
@ApplicationScoped
public class Working {
    /** The form field that says which recipe a page is about. */
    public static final String RECIPE = "recipe";

    /** The form field that says how the section of the recipe was when the page was made. */
    public static final String SEEN = "seen";

    private final Recipes recipes;
    private final Datasets datasets;
    private final Messages messages;
    private final Page page;

    public Working(Recipes recipes, Datasets datasets, Messages messages, Page page) {
        this.recipes = recipes;
        this.datasets = datasets;
        this.messages = messages;
        this.page = page;
    }

    @CheckedTemplate(basePath = "recipe")
    static class Templates {
        private Templates() {}

        static native TemplateInstance nothing(Frame frame);
    }

    /** The datasets of a project that have rows. */
    public List<Dataset> usable(long projectId) {
        return datasets.list(projectId).stream().filter(Dataset::hasRows).toList();
    }

    /** The recipe worked on; one is begun when there is none yet. Nothing while the project has no rows. */
    public Optional<SavedRecipe> recipe(long projectId) {
        List<Dataset> usable = usable(projectId);
        Optional<SavedRecipe> last = recipes.working(projectId)
                .filter(saved -> usable.stream().anyMatch(dataset -> dataset.id() == saved.datasetId()));
        if (last.isPresent() || usable.isEmpty()) {
            return last;
        }
        return Optional.of(recipes.workingOn(projectId, usable.get(0).id()));
    }

    /** Makes a dataset the one that the pages of its project work on; one that is none of theirs changes nothing. */
    public void choose(long projectId, long datasetId) {
        if (usable(projectId).stream().anyMatch(dataset -> dataset.id() == datasetId)) {
            recipes.touch(recipes.workingOn(projectId, datasetId).id());
        }
    }

    /** The recipe worked on; without rows the reader is sent to the data step. */
    public SavedRecipe required(long projectId) {
        return recipe(projectId)
                .orElseThrow(() -> new WebApplicationException(Redirect.to("/projects/" + projectId + "/data")));
    }

    /** The recipe that a form is about, which another tab may have left for another meanwhile; else the one worked on. */
    public SavedRecipe meant(long projectId, @Nullable String recipe) {
        if (recipe == null || !recipe.matches("\\d{1,18}")) {
            return required(projectId);
        }
        SavedRecipe saved = recipes.get(Long.parseLong(recipe));
        return saved.projectId() == projectId ? saved : required(projectId);
    }

    /** Changes the recipe that a form is about, unless another page has changed its section since. */
    public SavedRecipe change(long projectId, Section section, Form form, UnaryOperator<Recipe> change) {
        long recipe = meant(projectId, form.value(RECIPE)).id();
        return recipes.change(recipe, section, form.value(SEEN), change);
    }

    /** The same, which becomes the one worked on. */
    public SavedRecipe takeUp(long projectId, @Nullable String recipe) {
        return recipes.touch(meant(projectId, recipe).id());
    }

    /** The page of a step that cannot begin, because there are no rows yet. */
    public TemplateInstance nothingYet(Frame frame) {
        return Templates.nothing(frame);
    }

    /** A refusal in the words of the page's language. */
    public String words(TunesetException refused) {
        return messages.text(page.language(), refused);
    }
}
