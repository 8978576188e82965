package dev.tuneset.engine.format;

import dev.tuneset.engine.example.Example;
import dev.tuneset.engine.outcome.Note;
import dev.tuneset.engine.outcome.Outcome;
import dev.tuneset.engine.outcome.Reason;
import dev.tuneset.engine.row.Row;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A training format: the shape of one record. Immutable and thread-safe. */
public interface Format {
    /** The format's name in recipes, REST and command line: {@code chatml}. */
    String name();

    /** What a user wants to know before choosing this format. */
    FormatCard card();

    /**
     * This format with the options of a recipe ({@link FormatCard#options()} lists them); those not given keep their default.
     *
     * @throws dev.tuneset.engine.outcome.TunesetException when an option is unknown or has a wrong value
     */
    Format with(Map<String, ? extends @Nullable Object> options);

    /** How well rows match this format by their structure. */
    Detection detect(List<Row> sample);

    /** Reads a row of this format. Columns the format does not know become attributes. */
    Outcome<Example> read(Row row);

    /** Writes an example as a record in this format; what the format cannot carry is said in the outcome. */
    Outcome<Map<String, @Nullable Object>> write(Example example);

    /** What writing the example in this format would lose, the ground for a refusal included; empty when nothing. */
    default List<Note> losses(Example example) {
        Outcome<Map<String, @Nullable Object>> written = write(example);
        if (written instanceof Outcome.Rejected<Map<String, @Nullable Object>> rejected) {
            return List.of(rejected.note());
        }
        if (written instanceof Outcome.Repaired<Map<String, @Nullable Object>> repaired) {
            return repaired.notes().stream()
                    .filter(note -> note.reason() == Reason.CONTENT_LOST)
                    .toList();
        }
        return List.of();
    }
}
