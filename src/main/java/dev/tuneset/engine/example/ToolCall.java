package dev.tuneset.engine.example;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A call of a tool by the assistant.
 *
 * @param arguments the arguments as they came: a map, or JSON text verbatim, because chat templates treat the two
 *     differently; {@code null} when the call has none
 * @param attributes keys of the call that no format knows, kept as they came; those of its function in a map {@code function}
 */
public record ToolCall(
        @Nullable String id, String name, @Nullable Object arguments, Map<String, @Nullable Object> attributes) {
    public ToolCall(@Nullable String id, String name, @Nullable Object arguments) {
        this(id, name, arguments, Map.of());
    }
}
