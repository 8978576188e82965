package dev.tuneset.engine.format;

import dev.tuneset.engine.outcome.Problem;
import dev.tuneset.engine.outcome.TunesetException;
import dev.tuneset.engine.outcome.Wanted;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The options given to a format; a wrong one stops the run before it starts. */
public final class Options {
    private final String format;
    private final Map<String, ? extends @Nullable Object> given;

    private Options(String format, Map<String, ? extends @Nullable Object> given) {
        this.format = format;
        this.given = given;
    }

    /** The options given, all of which must be known. */
    public static Options of(String format, Map<String, ? extends @Nullable Object> given, List<FormatOption> known) {
        List<String> names = known.stream().map(FormatOption::name).toList();
        for (String name : given.keySet()) {
            if (!names.contains(name)) {
                throw new TunesetException(
                                Problem.BAD_REQUEST,
                                "unknown_format_option",
                                "The format " + format + " has no option \"" + name + "\". Options: "
                                        + String.join(", ", names) + ".",
                                format,
                                name,
                                String.join(", ", names))
                        .inField("target." + name);
            }
        }
        return new Options(format, given);
    }

    /** One of the constants of an enum by its lower-case name. */
    public <E extends Enum<E>> E choice(String name, Class<E> type, E otherwise) {
        Object value = given.get(name);
        if (value == null) {
            return otherwise;
        }
        List<String> names = new ArrayList<>();
        for (E constant : type.getEnumConstants()) {
            String wire = wire(constant);
            if (wire.equals(value)) {
                return constant;
            }
            names.add(wire);
        }
        throw wrong(name, Wanted.oneOf(names), value);
    }

    public String text(String name, String otherwise) {
        Object value = given.get(name);
        if (value == null) {
            return otherwise;
        }
        if (value instanceof String text) {
            return text;
        }
        throw wrong(name, Wanted.of("text", "a text"), value);
    }

    /** A map from text to text ({@code columns: {prompt: question}}). */
    public Map<String, String> texts(String name) {
        Object value = given.get(name);
        if (value == null) {
            return Map.of();
        }
        if (!(value instanceof Map<?, ?> map)) {
            throw wrong(name, Wanted.of("map", "a map from text to text"), value);
        }
        Map<String, String> texts = new LinkedHashMap<>();
        map.forEach((key, item) -> {
            if (!(key instanceof String from) || !(item instanceof String to)) {
                throw wrong(name, Wanted.of("map", "a map from text to text"), value);
            }
            texts.put(from, to);
        });
        return texts;
    }

    /** The trouble with an option's value. */
    public TunesetException wrong(String name, Wanted wanted, Object value) {
        String text = value.toString();
        String shown = text.length() > 80 ? text.substring(0, 80) + "…" : text;
        return new TunesetException(
                        Problem.BAD_REQUEST,
                        "wrong_format_option",
                        "The option \"" + name + "\" of the format " + format + " must be " + wanted + ", not " + shown
                                + ".",
                        format,
                        name,
                        wanted,
                        shown)
                .inField("target." + name);
    }

    static String wire(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }

    /** An option whose values are the constants of an enum. */
    public static <E extends Enum<E>> FormatOption choices(String name, E otherwise, String meaning) {
        List<String> values = new ArrayList<>();
        for (E constant : otherwise.getDeclaringClass().getEnumConstants()) {
            values.add(wire(constant));
        }
        return new FormatOption(name, values, wire(otherwise), meaning);
    }
}
