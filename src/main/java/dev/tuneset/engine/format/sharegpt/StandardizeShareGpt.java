package dev.tuneset.engine.format.sharegpt;

import dev.tuneset.engine.outcome.Problem;
import dev.tuneset.engine.outcome.TunesetException;
import dev.tuneset.engine.row.Row;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Unsloth's {@code standardize_sharegpt} (unsloth_zoo 2026.8.13), mistakes included: it learns from the first ten rows which
 * of a turn's two keys is the role, and then renames keys and roles of the column {@code conversations}.
 *
 * <p>Where Unsloth raises, this throws a TunesetException with the code {@code python_error}; its arguments are the name of
 * Python's error class and its message to the letter.
 *
 * @param vision whether the tokenizer is a vision model's, so that content becomes a list of one text part
 */
public record StandardizeShareGpt(Aliases aliases, boolean vision) {
    /** How many rows decide. */
    public static final int ROWS_LEARNED_FROM = 10;

    private static final String COLUMN = "conversations";

    /** The role names that stand for each role. A name in several lists ends in the last. */
    public record Aliases(List<String> system, List<String> user, List<String> assistant) {
        public static final Aliases STANDARD = new Aliases(
                List.of("system"), List.of("user", "human", "input"), List.of("gpt", "assistant", "output"));

        public Aliases {
            system = List.copyOf(system);
            user = List.copyOf(user);
            assistant = List.copyOf(assistant);
        }

        List<String> all() {
            List<String> all = new ArrayList<>(system);
            all.addAll(user);
            all.addAll(assistant);
            return all;
        }

        Map<String, String> mapping() {
            Map<String, String> mapping = new LinkedHashMap<>();
            system.forEach(name -> mapping.put(name, "system"));
            user.forEach(name -> mapping.put(name, "user"));
            assistant.forEach(name -> mapping.put(name, "assistant"));
            return mapping;
        }
    }

    public static final StandardizeShareGpt STANDARD = new StandardizeShareGpt(Aliases.STANDARD, false);

    /**
     * With the role names of a recipe's options: {@code aliases_for_system}, {@code aliases_for_user} and
     * {@code aliases_for_assistant}, as Unsloth calls them.
     */
    public static StandardizeShareGpt of(Map<String, ? extends @Nullable Object> options, boolean vision) {
        return new StandardizeShareGpt(
                new Aliases(
                        named(options, "aliases_for_system", Aliases.STANDARD.system()),
                        named(options, "aliases_for_user", Aliases.STANDARD.user()),
                        named(options, "aliases_for_assistant", Aliases.STANDARD.assistant())),
                vision);
    }

    private static List<String> named(
            Map<String, ? extends @Nullable Object> options, String option, List<String> otherwise) {
        return options.get(option) instanceof List<?> names
                ? names.stream().map(String::valueOf).toList()
                : otherwise;
    }

    /** Standardises a whole data set in memory. A turn that lacks a key other turns have has it as null, as in Arrow. */
    public List<Row> apply(List<Row> rows) {
        List<Row> first = rows.subList(0, Math.min(rows.size(), ROWS_LEARNED_FROM));
        return rows.stream().map(learn(first, rows)).toList();
    }

    /**
     * Learns from the first ten rows of a stream, or from all when there are fewer, and answers what is to be done to each
     * row, those ten included. Keys that turn up only in later rows are not seen.
     */
    public UnaryOperator<Row> learn(List<Row> first) {
        return learn(first.subList(0, Math.min(first.size(), ROWS_LEARNED_FROM)), first);
    }

    private UnaryOperator<Row> learn(List<Row> first, List<Row> known) {
        if (first.isEmpty()) {
            throw python("StopIteration", "");
        }
        if (!first.get(0).schema().has(COLUMN)) {
            return UnaryOperator.identity();
        }
        Map<String, List<String>> uniques = uniques(first, keysOfTurns(known));
        if (uniques.size() != 2) {
            throw python("AssertionError", "");
        }
        List<String> keys = new ArrayList<>(uniques.keySet());
        boolean firstIsRole = distinct(uniques, keys.get(0)) < distinct(uniques, keys.get(1));
        String role = keys.get(firstIsRole ? 0 : 1);
        String content = keys.get(firstIsRole ? 1 : 0);
        requireKnownRoles(uniques.getOrDefault(role, List.of()));
        Map<String, String> mapping = aliases.mapping();
        return row -> standardized(row, role, content, mapping);
    }

    private static int distinct(Map<String, List<String>> uniques, String key) {
        return Set.copyOf(uniques.getOrDefault(key, List.of())).size();
    }

    private static Set<String> keysOfTurns(List<Row> rows) {
        Set<String> keys = new LinkedHashSet<>();
        for (Row row : rows) {
            if (row.value(COLUMN) instanceof List<?> turns) {
                for (Object turn : turns) {
                    if (turn instanceof Map<?, ?> map) {
                        map.keySet().forEach(key -> keys.add(String.valueOf(key)));
                    }
                }
            }
        }
        return keys;
    }

    private static Map<String, List<String>> uniques(List<Row> rows, Set<String> keys) {
        Map<String, List<String>> uniques = new LinkedHashMap<>();
        for (Row row : rows) {
            for (Object turn : turns(row)) {
                if (!(turn instanceof Map<?, ?> map)) {
                    throw python("AttributeError", "'" + PythonTypes.name(turn) + "' object has no attribute 'items'");
                }
                for (String key : keys) {
                    if (!(map.get(key) instanceof String text)) {
                        throw python("RuntimeError", "Unsloth: Cannot standardize non text datasets!");
                    }
                    uniques.computeIfAbsent(key, name -> new ArrayList<>()).add(text);
                }
            }
        }
        return uniques;
    }

    /** What Python iterates over. */
    private static List<?> turns(Row row) {
        Object value = row.value(COLUMN);
        if (value instanceof List<?> list) {
            return list;
        }
        if (value instanceof String text) {
            return text.codePoints().mapToObj(Character::toString).toList();
        }
        if (value instanceof Map<?, ?> map) {
            return List.copyOf(map.keySet());
        }
        throw python("TypeError", "'" + PythonTypes.name(value) + "' object is not iterable");
    }

    private void requireKnownRoles(List<String> roles) {
        PythonSet known = PythonSet.of(aliases.all());
        List<String> left = known.union(PythonSet.of(roles)).minus(known).list();
        if (!left.isEmpty()) {
            List<String> shown = left.stream().map(PythonTypes::repr).toList();
            throw python(
                    "TypeError",
                    "Unsloth: [" + String.join(", ", shown) + "] are not in aliases. Please update aliases.");
        }
    }

    private Row standardized(Row row, String role, String content, Map<String, String> mapping) {
        List<Map<String, @Nullable Object>> messages = new ArrayList<>();
        for (Object turn : turns(row)) {
            if (!(turn instanceof Map<?, ?> map)) {
                throw python(
                        "TypeError",
                        turn instanceof String
                                ? "string indices must be integers, not 'str'"
                                : "'" + PythonTypes.name(turn) + "' object is not subscriptable");
            }
            Object name = map.get(role);
            String standard = name instanceof String text ? mapping.get(text) : null;
            if (standard == null) {
                throw python("KeyError", String.valueOf(name instanceof String ? name : "None"));
            }
            Map<String, @Nullable Object> message = new LinkedHashMap<>();
            message.put("role", standard);
            message.put("content", vision ? List.of(textPart(map.get(content))) : map.get(content));
            messages.add(message);
        }
        @Nullable Object[] values = row.values().toArray();
        values[row.schema().indexOf(COLUMN)] = messages;
        return new Row(row.schema(), values, row.place());
    }

    private static Map<String, @Nullable Object> textPart(@Nullable Object text) {
        Map<String, @Nullable Object> part = new LinkedHashMap<>();
        part.put("type", "text");
        part.put("text", text);
        return part;
    }

    private static TunesetException python(String type, String message) {
        String said = message.isEmpty() ? type + " without a message" : type + ": " + message;
        return new TunesetException(Problem.BAD_REQUEST, "python_error", said, type, message);
    }
}
