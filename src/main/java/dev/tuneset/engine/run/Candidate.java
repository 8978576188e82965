package dev.tuneset.engine.run;

import dev.tuneset.engine.example.Example;
import dev.tuneset.engine.outcome.Outcome;
import dev.tuneset.engine.row.Place;

/** What reading and mapping made of one row. */
record Candidate(Place place, Outcome<Example> outcome) {}
