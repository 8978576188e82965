package dev.tuneset.engine.example;

import org.jspecify.annotations.Nullable;

/**
 * A call of a tool by the assistant.
 *
 * @param arguments the arguments as they came: a map, or JSON text verbatim, because chat templates treat the two
 *     differently; {@code null} when the call has none
 */
public record ToolCall(
        @Nullable String id, String name, @Nullable Object arguments) {}
