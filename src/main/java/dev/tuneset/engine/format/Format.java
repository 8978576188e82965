package dev.tuneset.engine.format;

import dev.tuneset.engine.example.Example;
import dev.tuneset.engine.outcome.Outcome;
import dev.tuneset.engine.row.Row;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A training format: the shape of one record. Stateless and thread-safe. */
public interface Format {
    /** The format's name in recipes, REST and command line: {@code chatml}. */
    String name();

    /** How well rows match this format by their structure. */
    Detection detect(List<Row> sample);

    /** Reads a row of this format. Columns the format does not know become attributes. */
    Outcome<Example> read(Row row);

    /** Writes an example as a record in this format; what the format cannot carry is said in the outcome. */
    Outcome<Map<String, @Nullable Object>> write(Example example);
}
