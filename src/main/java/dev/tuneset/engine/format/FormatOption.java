package dev.tuneset.engine.format;

import java.util.List;

/**
 * An option of a format, as the recipe's {@code target:} section names it.
 *
 * @param values the values to choose from; empty when any text, or a map, is meant
 * @param otherwise what holds when the option is not given
 * @param meaning one English sentence
 */
public record FormatOption(String name, List<String> values, String otherwise, String meaning) {
    /** When an option matters. */
    public enum Use {
        READING,
        WRITING,
        BOTH
    }

    public FormatOption {
        values = List.copyOf(values);
    }

    /** Whether the option is for reading or for writing alone; its meaning begins with the word. */
    public Use use() {
        if (meaning.startsWith("Reading:")) {
            return Use.READING;
        }
        return meaning.startsWith("Writing:") ? Use.WRITING : Use.BOTH;
    }

    /** Whether a map from text to text is meant. */
    public boolean isMap() {
        return otherwise.equals("{}");
    }
}
