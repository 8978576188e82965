package dev.tuneset.engine.pack;

import dev.tuneset.engine.outcome.Reason;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiPredicate;
import org.jspecify.annotations.Nullable;

/** Columns beside an example that a tool takes for its own, whatever the data means by them: they are written under another name. */
final class MisreadColumns {
    private static final String PREFIX = "source_";

    private MisreadColumns() {}

    /** @param misread whether the tool takes a column, by its name and value, for something that it is not */
    static Check check(String tool, BiPredicate<String, @Nullable Object> misread) {
        return Check.repairs(
                Reason.COLUMNS_RENAMED, record -> breach(record, tool, misread), record -> renamed(record, misread));
    }

    private static @Nullable String breach(
            Map<String, @Nullable Object> record, String tool, BiPredicate<String, @Nullable Object> misread) {
        List<String> names = record.entrySet().stream()
                .filter(column -> misread.test(column.getKey(), column.getValue()))
                .map(column -> column.getKey() + " → " + free(column.getKey(), record))
                .toList();
        return names.isEmpty()
                ? null
                : "Renamed, since " + tool + " takes it for its own: " + String.join(", ", names) + ".";
    }

    private static Map<String, @Nullable Object> renamed(
            Map<String, @Nullable Object> record, BiPredicate<String, @Nullable Object> misread) {
        Map<String, @Nullable Object> renamed = new LinkedHashMap<>();
        record.forEach((name, value) -> renamed.put(misread.test(name, value) ? free(name, record) : name, value));
        return renamed;
    }

    private static String free(String name, Map<String, @Nullable Object> record) {
        String free = PREFIX + name;
        while (record.containsKey(free)) {
            free = PREFIX + free;
        }
        return free;
    }
}
