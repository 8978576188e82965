package dev.tuneset.engine.recipe;

import dev.tuneset.engine.outcome.Problem;
import dev.tuneset.engine.outcome.TunesetException;
import dev.tuneset.engine.outcome.Wanted;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads the fields of one section of a recipe; what is wrong is said with the field's full name. */
public final class Fields {
    private final String path;
    private final Map<String, @Nullable Object> fields;

    private Fields(String path, Map<String, @Nullable Object> fields) {
        this.path = path;
        this.fields = fields;
    }

    /** The fields of a section that was read from YAML or JSON; an absent section has no fields. */
    public static Fields of(String path, @Nullable Object section) {
        if (section == null) {
            return new Fields(path, Map.of());
        }
        if (!(section instanceof Map<?, ?> map)) {
            throw wrong(path, Wanted.of("section", "a section with fields"), section);
        }
        Map<String, @Nullable Object> fields = new LinkedHashMap<>();
        map.forEach((key, value) -> fields.put(String.valueOf(key), value));
        return new Fields(path, fields);
    }

    /** Refuses fields that the section does not have. */
    public Fields allow(String... names) {
        for (String field : fields.keySet()) {
            if (!List.of(names).contains(field)) {
                throw new TunesetException(
                                Problem.BAD_REQUEST,
                                "unknown_field",
                                "The recipe has no field \"" + name(field) + "\". Fields here: "
                                        + String.join(", ", names) + ".",
                                name(field),
                                String.join(", ", names))
                        .inField(name(field));
            }
        }
        return this;
    }

    public boolean has(String field) {
        return fields.get(field) != null;
    }

    public @Nullable Object raw(String field) {
        return fields.get(field);
    }

    public Fields section(String field) {
        return of(name(field), fields.get(field));
    }

    public Map<String, @Nullable Object> toMap() {
        return fields;
    }

    public @Nullable String text(String field) {
        Object value = fields.get(field);
        if (value == null || value instanceof String) {
            return (String) value;
        }
        if (value instanceof Number || value instanceof Boolean) {
            return value.toString();
        }
        throw wrong(name(field), Wanted.of("text", "text"), value);
    }

    public String text(String field, String otherwise) {
        String value = text(field);
        return value == null ? otherwise : value;
    }

    public @Nullable Long integer(String field) {
        Object value = fields.get(field);
        if (value == null) {
            return null;
        }
        if (value instanceof Integer || value instanceof Long) {
            return ((Number) value).longValue();
        }
        throw wrong(name(field), Wanted.of("whole_number", "a whole number"), value);
    }

    public long integer(String field, long otherwise) {
        Long value = integer(field);
        return value == null ? otherwise : value;
    }

    public double number(String field, double otherwise) {
        Object value = fields.get(field);
        if (value == null) {
            return otherwise;
        }
        if (value instanceof Number number) {
            return number.doubleValue();
        }
        throw wrong(name(field), Wanted.of("number", "a number"), value);
    }

    public boolean flag(String field, boolean otherwise) {
        Object value = fields.get(field);
        if (value == null) {
            return otherwise;
        }
        if (value instanceof Boolean flag) {
            return flag;
        }
        throw wrong(name(field), Wanted.of("flag", "true or false"), value);
    }

    /** A list of texts; a single text counts as a list of one. */
    public List<String> texts(String field) {
        Object value = fields.get(field);
        if (value == null) {
            return List.of();
        }
        if (value instanceof String text) {
            return List.of(text);
        }
        if (!(value instanceof List<?> list)) {
            throw wrong(name(field), Wanted.of("texts", "a list of texts"), value);
        }
        List<String> texts = new ArrayList<>();
        for (Object item : list) {
            texts.add(String.valueOf(item));
        }
        return texts;
    }

    /** The sections of a list ({@code clean:}). */
    public List<Fields> sections(String field) {
        Object value = fields.get(field);
        if (value == null) {
            return List.of();
        }
        if (!(value instanceof List<?> list)) {
            throw wrong(name(field), Wanted.of("list", "a list"), value);
        }
        List<Fields> sections = new ArrayList<>();
        for (int i = 0; i < list.size(); i++) {
            sections.add(of(name(field) + "[" + i + "]", list.get(i)));
        }
        return sections;
    }

    /** One of the constants of an enum, by its lower-case name. */
    public <E extends Enum<E>> E choice(String field, Class<E> type, E otherwise) {
        String value = text(field);
        if (value == null) {
            return otherwise;
        }
        List<String> names = new ArrayList<>();
        for (E constant : type.getEnumConstants()) {
            String name = constant.name().toLowerCase(java.util.Locale.ROOT);
            if (name.equals(value)) {
                return constant;
            }
            names.add(name);
        }
        throw wrong(name(field), Wanted.oneOf(names), value);
    }

    /** The full name of a field of this section: {@code map.merged_prompt}. */
    public String name(String field) {
        return path.isEmpty() ? field : path + "." + field;
    }

    /** The trouble with a field's value. */
    public TunesetException wrong(String field, Wanted wanted) {
        return wrong(name(field), wanted, fields.get(field));
    }

    private static TunesetException wrong(String name, Wanted wanted, @Nullable Object value) {
        return new TunesetException(
                        Problem.BAD_REQUEST,
                        "wrong_field",
                        "The recipe's \"" + name + "\" must be " + wanted + ", not " + shown(value) + ".",
                        name,
                        wanted,
                        shown(value))
                .inField(name);
    }

    private static String shown(@Nullable Object value) {
        String text = String.valueOf(value);
        return text.length() > 80 ? text.substring(0, 80) + "…" : text;
    }
}
