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
    public FormatOption {
        values = List.copyOf(values);
    }
}
