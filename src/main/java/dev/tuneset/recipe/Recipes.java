package dev.tuneset.recipe;

import dev.tuneset.dataset.Dataset;
import dev.tuneset.dataset.Datasets;
import dev.tuneset.engine.outcome.Problem;
import dev.tuneset.engine.outcome.TunesetException;
import dev.tuneset.engine.recipe.Recipe;
import dev.tuneset.project.Projects;
import dev.tuneset.template.TemplateRenamed;
import io.quarkus.hibernate.orm.panache.Panache;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.persistence.LockModeType;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What can be done with saved recipes. A recipe is always whole and well-formed; whether it fits its dataset is seen when it is used. */
@ApplicationScoped
public class Recipes {
    private final Projects projects;
    private final Datasets datasets;
    private final Previews previews;
    private final SampleLooks looks;
    private final Clock clock;

    public Recipes(Projects projects, Datasets datasets, Previews previews, SampleLooks looks, Clock clock) {
        this.projects = projects;
        this.datasets = datasets;
        this.previews = previews;
        this.looks = looks;
        this.clock = clock;
    }

    /** The recipes of a project whose datasets are in use, the one changed last first. */
    @Transactional
    public List<SavedRecipe> list(long projectId) {
        Set<Long> inUse = datasets.list(projectId).stream().map(Dataset::id).collect(Collectors.toSet());
        return all(projectId).stream()
                .filter(saved -> inUse.contains(saved.datasetId()))
                .toList();
    }

    private static List<SavedRecipe> all(long projectId) {
        return SavedRecipe.list("projectId = ?1 order by changedAt desc, id desc", projectId);
    }

    /** The recipe with this id; refused when there is none, or its project or dataset was deleted. */
    @Transactional
    public SavedRecipe get(long id) {
        SavedRecipe recipe = SavedRecipe.<SavedRecipe>findByIdOptional(id).orElseThrow(() -> missing(id));
        datasets.get(recipe.datasetId());
        return recipe;
    }

    /** The recipe that the pages of a project work on: the one changed last. */
    @Transactional
    public Optional<SavedRecipe> working(long projectId) {
        return list(projectId).stream().findFirst();
    }

    /** The recipe bound to a dataset that was changed last; a first one is drafted from the rows when there is none. */
    @Transactional
    public SavedRecipe workingOn(long projectId, long datasetId) {
        Optional<SavedRecipe> bound = list(projectId).stream()
                .filter(recipe -> recipe.datasetId() == datasetId)
                .findFirst();
        return bound.orElseGet(() -> create(
                projectId,
                datasetId,
                "",
                FirstDraft.of(
                        looks.of(datasetId, previews.sample(datasetId)),
                        projects.get(projectId).goal())));
    }

    /** Makes a recipe the one that the pages of its project work on. */
    @Transactional
    public SavedRecipe touch(long id) {
        SavedRecipe saved = get(id);
        saved.bind(saved.datasetId(), now());
        return saved;
    }

    /** Saves a new recipe; an empty name takes the dataset's. */
    @Transactional
    public SavedRecipe create(long projectId, long datasetId, String name, Recipe recipe) {
        projects.get(projectId);
        Dataset dataset = ofProject(projectId, datasetId);
        String given = name.isBlank() ? dataset.name() : name;
        SavedRecipe saved = new SavedRecipe(projectId, datasetId, goodName(given), recipe, now());
        saved.persist();
        return saved;
    }

    @Transactional
    public SavedRecipe change(long id, Recipe recipe) {
        SavedRecipe saved = get(id);
        saved.change(recipe, now());
        return saved;
    }

    /**
     * Changes a recipe as it is now; nobody else changes it meanwhile.
     *
     * @param seen the mark of the section when its page was made; empty does not ask
     * @throws TunesetException with code {@code section_changed} when the section is another by now
     */
    @Transactional
    public SavedRecipe change(long id, Section section, String seen, UnaryOperator<Recipe> change) {
        SavedRecipe saved = get(id);
        Panache.getEntityManager().refresh(saved, LockModeType.PESSIMISTIC_WRITE);
        if (!seen.isEmpty() && !section.mark(saved.recipe()).equals(seen)) {
            throw new TunesetException(
                            Problem.BAD_REQUEST,
                            "section_changed",
                            "This was changed since you opened the page, perhaps in another tab. Nothing was saved; what "
                                    + "you entered is still here: save it again to replace that change.")
                    .inField(Working.SEEN);
        }
        saved.change(change.apply(saved.recipe()), now());
        return saved;
    }

    @Transactional
    public SavedRecipe rename(long id, String name) {
        SavedRecipe saved = get(id);
        saved.rename(goodName(name), now());
        return saved;
    }

    /** The recipe with its dataset's name and the way it is read, so that it runs the same anywhere. */
    @Transactional
    public Recipe whole(SavedRecipe saved) {
        return whole(saved, saved.recipe());
    }

    /** The same of a changed recipe that is not saved yet. */
    @Transactional
    public Recipe whole(SavedRecipe saved, Recipe recipe) {
        Dataset dataset = datasets.get(saved.datasetId());
        return recipe.withSource(
                recipe.source().withOptions(dataset.options().toSource()).withPath(dataset.fileName()));
    }

    /** Points a recipe at another dataset of its project. */
    @Transactional
    public SavedRecipe bind(long id, long datasetId) {
        SavedRecipe saved = get(id);
        ofProject(saved.projectId(), datasetId);
        saved.bind(datasetId, now());
        return saved;
    }

    /** Renames a recipe and points it at another dataset, or neither when one of the two is refused; {@code null} leaves as is. */
    @Transactional
    public SavedRecipe patch(long id, @Nullable String name, @Nullable Long datasetId) {
        SavedRecipe saved = get(id);
        if (name != null) {
            saved.rename(goodName(name), now());
        }
        if (datasetId != null) {
            saved = bind(id, datasetId);
        }
        return saved;
    }

    @Transactional
    public void delete(long id) {
        get(id).delete();
    }

    /** Recipes follow a chat template that got another name. */
    void follow(@Observes TemplateRenamed renamed) {
        all(renamed.projectId()).forEach(saved -> {
            Recipe.TargetSpec target = saved.recipe().target();
            if (renamed.from().equals(target.chatTemplate())) {
                saved.change(
                        saved.recipe()
                                .withTarget(new Recipe.TargetSpec(target.format(), renamed.to(), target.options())),
                        saved.changedAt());
            }
        });
    }

    private Dataset ofProject(long projectId, long datasetId) {
        Dataset dataset = datasets.get(datasetId);
        if (dataset.projectId() != projectId) {
            throw new TunesetException(
                            Problem.NOT_FOUND,
                            "no_such_dataset",
                            "There is no dataset " + datasetId + " in this project, or it was deleted.",
                            datasetId)
                    .inField("dataset_id");
        }
        return dataset;
    }

    private static String goodName(String name) {
        String trimmed = name.strip();
        if (trimmed.isEmpty() || trimmed.codePointCount(0, trimmed.length()) > SavedRecipe.NAME_MAX) {
            throw new TunesetException(
                            Problem.BAD_REQUEST,
                            "recipe_name",
                            "A recipe's name has 1 to " + SavedRecipe.NAME_MAX + " characters.",
                            SavedRecipe.NAME_MAX)
                    .inField("name");
        }
        return trimmed;
    }

    private static TunesetException missing(long id) {
        return new TunesetException(
                Problem.NOT_FOUND, "no_such_recipe", "There is no recipe " + id + ", or it was deleted.", id);
    }

    private Instant now() {
        return clock.instant();
    }
}
