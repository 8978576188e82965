package dev.tuneset.engine.mapping;

import dev.tuneset.engine.row.Row;
import dev.tuneset.engine.row.Schema;
import java.util.List;
import java.util.Locale;

/**
 * A mapping to begin with, guessed from names and a sample of rows.
 *
 * @param spec the mapping; {@link MappingSpec#EMPTY} when nothing fits
 * @param guesses one per column, in their order
 */
public record MappingSuggestion(MappingSpec spec, List<Guess> guesses) {
    public MappingSuggestion {
        guesses = List.copyOf(guesses);
    }

    /** What a column was taken for. */
    public enum Use {
        PROMPT,
        ANSWER,
        SYSTEM,
        LEFT_OUT;

        public String wire() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * The guess for a column.
     *
     * @param code the ground, for translation: {@code known_name}, {@code label_like}, {@code other_column}, {@code identifier},
     *     {@code constant}, {@code empty}, {@code tells_answer}, {@code not_needed}, {@code not_text}, {@code chat_already}
     * @param reason the ground in one English sentence
     */
    public record Guess(String column, Use use, String code, String reason) {}

    /** Guesses from the columns and some hundred rows; names count only as whole names, never as parts of others. */
    public static MappingSuggestion of(Schema schema, List<Row> sample) {
        return new ColumnGuesser(schema, sample).suggest();
    }
}
