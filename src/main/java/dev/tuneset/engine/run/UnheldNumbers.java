package dev.tuneset.engine.run;

import dev.tuneset.engine.row.NotFinite;
import dev.tuneset.engine.sink.WriteSpec;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Tells which numbers of a record a type of file cannot hold. */
final class UnheldNumbers {
    private UnheldNumbers() {}

    /** {@code NaN at loss}; {@code null} when all can be held. CSV has JSON only in the cells of lists and objects. */
    static @Nullable String of(Map<String, @Nullable Object> fields, WriteSpec.As as) {
        return switch (as) {
            case JSONL, JSON -> NotFinite.in(fields);
            case CSV -> NotFinite.in(nested(fields));
            case PARQUET -> null;
        };
    }

    private static Map<String, @Nullable Object> nested(Map<String, @Nullable Object> fields) {
        Map<String, @Nullable Object> nested = new LinkedHashMap<>();
        fields.forEach((key, value) -> {
            if (value instanceof List<?> || value instanceof Map<?, ?>) {
                nested.put(key, value);
            }
        });
        return nested;
    }
}
