package dev.tuneset.engine.clean;

import dev.tuneset.engine.example.Example;
import dev.tuneset.engine.outcome.Outcome;
import java.util.List;

/**
 * One cleaning step of a run. One that remembers what it saw, within a stated bound, is fed the examples in order by one
 * thread; any other by many.
 */
public interface CleaningStep {
    /** What becomes of an example: usually itself alone. A step that makes several of one notes it; never an empty list. */
    Outcome<List<Example>> apply(Example example);
}
