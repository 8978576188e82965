package dev.tuneset.engine.format;

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
    public FormatCard {
        trainers = List.copyOf(trainers);
        options = List.copyOf(options);
    }
}
