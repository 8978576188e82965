package dev.tuneset.recipe;

import dev.tuneset.engine.recipe.Recipe;
import dev.tuneset.project.Step;
import dev.tuneset.project.StepProgress;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/**
 * The map step is done once the recipe says how rows become examples; the template step once it has a template, and the format step
 * once it writes another format than at first, or what comes after it is done.
 */
@ApplicationScoped
class RecipeSteps implements StepProgress {
    private static final String FIRST_FORMAT = "chatml";

    private final Recipes recipes;

    RecipeSteps(Recipes recipes) {
        this.recipes = recipes;
    }

    @Override
    @Transactional
    public Set<Step> done(long projectId) {
        Optional<Recipe> working = recipes.working(projectId).map(SavedRecipe::recipe);
        Set<Step> done = EnumSet.noneOf(Step.class);
        working.ifPresent(recipe -> {
            if (recipe.map() != null || recipe.source().format() != null) {
                done.add(Step.MAP);
            }
            if (recipe.target().chatTemplate() != null) {
                done.add(Step.FORMAT);
                done.add(Step.TEMPLATE);
            }
            if (!recipe.target().format().equals(FIRST_FORMAT)) {
                done.add(Step.FORMAT);
            }
        });
        return done;
    }
}
