package dev.tuneset.engine.format;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a user wants to know of a format before choosing it.
 *
 * @param title its name in the field
 * @param summary one English sentence
 * @param trainers the tools that load it, by the names their users know
 * @param record a tiny record in this format
 * @param options what can be set
 */
public record FormatCard(
        String title,
        String summary,
        List<String> trainers,
        Map<String, @Nullable Object> record,
        List<FormatOption> options) {
    /** A record, or an object in one, from names and values by turns; in their order, as a reader expects them. */
    public static Map<String, @Nullable Object> fields(Object... namesAndValues) {
        Map<String, @Nullable Object> fields = new LinkedHashMap<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            fields.put((String) namesAndValues[i], namesAndValues[i + 1]);
        }
        return fields;
    }

    public FormatCard {
        trainers = List.copyOf(trainers);
        options = List.copyOf(options);
    }
}
