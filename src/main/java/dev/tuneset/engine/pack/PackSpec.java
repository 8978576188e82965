package dev.tuneset.engine.pack;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The recipe's {@code pack:} section.
 *
 * @param tool the pack's name: {@code llama-factory}
 * @param name what the dataset is called in configuration files: a-z, 0-9 and _; {@code null} takes the source's name
 * @param model the model to train, as the tool names it; {@code null} takes the pack's example
 * @param license as Hugging Face names licenses; {@code null} says none
 * @param languages codes: {@code en}, {@code zh}
 */
public record PackSpec(
        String tool,
        @Nullable String name,
        @Nullable String model,
        @Nullable String license,
        List<String> languages) {
    private static final int NAME_MAX = 64;

    public PackSpec {
        languages = List.copyOf(languages);
    }

    public static PackSpec of(String tool) {
        return new PackSpec(tool, null, null, null, List.of());
    }

    public static boolean isName(String name) {
        return name.matches("[a-z][a-z0-9_]{0,63}");
    }

    /** A name that every tool takes, made from any text: {@code Parcels 2024.csv} gives {@code parcels_2024}. */
    public static String nameFrom(String text) {
        String last = text.substring(Math.max(text.lastIndexOf('/'), text.lastIndexOf('\\')) + 1);
        String stem = last.replaceFirst("(\\.[A-Za-z0-9]{1,7}){1,2}$", "");
        String plain =
                stem.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "_").replaceAll("^[_0-9]+|_+$", "");
        if (plain.isEmpty()) {
            return "dataset";
        }
        return plain.length() > NAME_MAX ? plain.substring(0, NAME_MAX) : plain;
    }
}
