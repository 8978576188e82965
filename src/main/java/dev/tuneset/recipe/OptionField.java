package dev.tuneset.recipe;

import dev.tuneset.engine.format.Format;
import dev.tuneset.engine.format.FormatOption;
import dev.tuneset.web.Language;
import dev.tuneset.web.Messages;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * An option of a format as a field of the format page.
 *
 * @param name of the field: {@code target.reasoning}, {@code reading.roles}
 * @param option the option's own name
 * @param choices empty when anything can be typed
 * @param usual what holds when nothing is given
 */
public record OptionField(String name, String option, List<Choice> choices, String usual, boolean isMap) {
    /** What an empty field shows. */
    public String placeholder() {
        return isMap ? "a: b, c: d" : usual;
    }

    /** One value to choose. */
    public record Choice(String value, String label) {}

    /** For what a panel of options is. */
    enum Side {
        /** How the rows are read: {@code source.format_options}. */
        READING(FormatOption.Use.READING),
        /** How the records are written: {@code target}. */
        TARGET(FormatOption.Use.WRITING);

        private final FormatOption.Use use;

        Side(FormatOption.Use use) {
            this.use = use;
        }

        String field(String option) {
            return prefix() + option;
        }

        String prefix() {
            return this == READING ? "reading." : "target.";
        }

        /** The field that says for which format the panel was shown. */
        String shown() {
            return this == READING ? "shown_source" : "shown_target";
        }

        List<FormatOption> options(Format format) {
            return format.card().options().stream()
                    .filter(option -> option.use() == use || option.use() == FormatOption.Use.BOTH)
                    .toList();
        }
    }

    static List<OptionField> of(Side side, Format format, Messages messages, Language language) {
        return side.options(format).stream()
                .map(option -> new OptionField(
                        side.field(option.name()),
                        option.name(),
                        option.values().stream()
                                .map(value -> new Choice(value, label(option.name(), value, messages, language)))
                                .toList(),
                        option.isMap() ? "" : option.otherwise().replace("\n", "\\n"),
                        option.isMap()))
                .toList();
    }

    private static String label(String option, String value, Messages messages, Language language) {
        return messages.find(language, "recipe.value." + option + "." + value)
                .map(words -> value + " – " + words)
                .orElse(value);
    }

    /** An option's value as its field holds it. */
    static String typed(@Nullable Object value) {
        if (value instanceof Map<?, ?> map) {
            return map.entrySet().stream()
                    .map(entry -> entry.getKey() + ": " + entry.getValue())
                    .collect(Collectors.joining(", "));
        }
        return value == null ? "" : value.toString().replace("\n", "\\n");
    }
}
