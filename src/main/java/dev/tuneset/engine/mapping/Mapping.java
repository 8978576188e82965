package dev.tuneset.engine.mapping;

import dev.tuneset.engine.example.Example;
import dev.tuneset.engine.outcome.Outcome;
import dev.tuneset.engine.row.Row;

/** Turns the columns of a row into an example. Bound to a schema, thread-safe. */
public interface Mapping {
    Outcome<Example> apply(Row row);
}
