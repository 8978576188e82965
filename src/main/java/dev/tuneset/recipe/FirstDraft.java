package dev.tuneset.recipe;

import dev.tuneset.engine.format.Detection;
import dev.tuneset.engine.mapping.MappingSpec;
import dev.tuneset.engine.recipe.Recipe;
import dev.tuneset.engine.sink.WriteSpec;
import dev.tuneset.engine.source.SourceOptions;
import dev.tuneset.engine.split.SplitSpec;
import dev.tuneset.project.Goal;
import dev.tuneset.project.Recommendation;
import java.util.List;
import java.util.Map;

/** The recipe to begin with: what the rows look like, and what the project's goal recommends. */
final class FirstDraft {
    private static final double SURE = 0.9;
    /** Enough when no columns can be mapped either. */
    private static final double LIKELY = 0.4;

    private FirstDraft() {}

    static Recipe of(SampleLook look, Goal goal) {
        List<Detection> detections = look.formats();
        MappingSpec map = look.mapping();
        double enough = map.equals(MappingSpec.EMPTY) ? LIKELY : SURE;
        boolean examples = !detections.isEmpty() && detections.get(0).confidence() >= enough;
        return new Recipe(
                new Recipe.SourceSpec(
                        null,
                        SourceOptions.GUESSED,
                        examples ? detections.get(0).format() : null),
                examples ? null : map,
                List.of(),
                target(goal),
                SplitSpec.ALL_TRAIN,
                WriteSpec.JSONL,
                Recipe.Compat.NONE);
    }

    private static Recipe.TargetSpec target(Goal goal) {
        if (goal.purpose() == null) {
            return new Recipe.TargetSpec("chatml", null, Map.of());
        }
        return new Recipe.TargetSpec(Recommendation.of(goal).format(), null, Map.of());
    }
}
