package dev.tuneset.engine.clean;

import dev.tuneset.engine.example.Example;
import dev.tuneset.engine.outcome.Outcome;
import java.util.List;

/** One cleaning step of a run, fed the examples in order. May remember what it saw, within a stated bound. */
public interface CleaningStep {
    /** What becomes of an example: usually itself alone. A step that makes several of one notes it; never an empty list. */
    Outcome<List<Example>> apply(Example example);
}
