package dev.tuneset.engine.run;

import dev.tuneset.engine.example.Example;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a run writes for one row.
 *
 * @param fields the example in the target format
 * @param text the example rendered with the recipe's chat template; {@code null} without one
 */
public record Converted(
        Example example,
        Map<String, @Nullable Object> fields,
        @Nullable String text) {}
