package dev.tuneset.recipe;

import dev.tuneset.engine.format.Format;
import dev.tuneset.engine.outcome.Note;
import dev.tuneset.engine.outcome.Outcome;
import dev.tuneset.engine.row.Row;
import dev.tuneset.engine.run.Converted;
import dev.tuneset.engine.sink.JsonValues;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A repaired row, before and after.
 *
 * @param place where it stands in the source
 * @param notes what was done
 * @param fields the columns that changed
 */
public record Repair(String place, List<Note> notes, List<Field> fields) {
    /** A column that changed, with the changed parts told apart from the others. */
    public record Field(String name, TextDiff diff) {}

    /**
     * Compares a row with its example, written back in the row's own format where that can hold it: then only what was repaired
     * differs. Otherwise with the record that is written.
     *
     * @param own the format of the rows; {@code null} when they are mapped
     */
    static Repair of(Row row, Converted made, List<Note> notes, @Nullable Format own) {
        Map<String, @Nullable Object> before = row.toMap();
        Map<String, @Nullable Object> after = after(made, own);
        Set<String> names = new LinkedHashSet<>(before.keySet());
        names.addAll(after.keySet());
        List<Field> fields = new ArrayList<>();
        for (String name : names) {
            if (!same(before.get(name), after.get(name))) {
                fields.add(new Field(name, TextDiff.of(text(before.get(name)), text(after.get(name)))));
            }
        }
        return new Repair(row.place().toString(), notes, fields);
    }

    private static Map<String, @Nullable Object> after(Converted made, @Nullable Format own) {
        if (own != null) {
            Outcome<Map<String, @Nullable Object>> written = own.write(made.example());
            if (written instanceof Outcome.Kept<Map<String, @Nullable Object>> kept) {
                return kept.value();
            }
            if (written instanceof Outcome.Repaired<Map<String, @Nullable Object>> repaired) {
                return repaired.value();
            }
        }
        return new LinkedHashMap<>(made.fields());
    }

    /** A column that is not there and one without a value are the same. */
    private static boolean same(@Nullable Object before, @Nullable Object after) {
        return Objects.equals(before, after) || text(before).equals(text(after));
    }

    /** Text as it is, lists with one item a line. */
    private static String text(@Nullable Object value) {
        if (value == null) {
            return "";
        }
        if (value instanceof List<?> list && !list.isEmpty()) {
            return list.stream().map(JsonValues::text).collect(Collectors.joining(",\n", "[\n", "\n]"));
        }
        return value instanceof String text ? text : JsonValues.text(value);
    }
}
