package dev.tuneset.engine.clean;

import dev.tuneset.engine.example.Example;
import dev.tuneset.engine.outcome.Outcome;
import dev.tuneset.engine.outcome.Reason;
import java.util.List;

/** Drops examples that are too short or too long, counted in code points of all their texts. */
final class LengthLimit implements CleaningStep {
    private final CleanSpec.Length bounds;

    LengthLimit(CleanSpec.Length bounds) {
        this.bounds = bounds;
    }

    @Override
    public Outcome<List<Example>> apply(Example example) {
        long characters = ExampleText.characters(example);
        if (characters < bounds.charactersMin()) {
            return Outcome.dropped(
                    Reason.TOO_SHORT, characters + " characters, at least " + bounds.charactersMin() + " wanted");
        }
        if (bounds.charactersMax() > 0 && characters > bounds.charactersMax()) {
            return Outcome.dropped(
                    Reason.TOO_LONG, characters + " characters, at most " + bounds.charactersMax() + " wanted");
        }
        return Outcome.kept(List.of(example));
    }
}
