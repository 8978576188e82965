package dev.tuneset.quality;

import dev.tuneset.project.Step;
import dev.tuneset.project.StepProgress;
import dev.tuneset.recipe.Recipes;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Set;

/** The check step is done while the report of the recipe worked on holds. */
@ApplicationScoped
class CheckStep implements StepProgress {
    private final Recipes recipes;
    private final Checks checks;

    CheckStep(Recipes recipes, Checks checks) {
        this.recipes = recipes;
        this.checks = checks;
    }

    @Override
    public Set<Step> done(long projectId) {
        boolean checked = recipes.working(projectId)
                .flatMap(recipe -> checks.report(recipe.id()))
                .isPresent();
        return checked ? Set.of(Step.CHECK) : Set.of();
    }
}
