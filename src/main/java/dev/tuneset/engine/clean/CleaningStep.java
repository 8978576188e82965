package dev.tuneset.engine.clean;

import dev.tuneset.engine.example.Example;
import dev.tuneset.engine.outcome.Outcome;

/** One cleaning step of a run, fed the examples in order. May remember what it saw, within a stated bound. */
public interface CleaningStep {
    Outcome<Example> apply(Example example);
}
