package dev.tuneset.engine.example;

import org.jspecify.annotations.Nullable;

/**
 * A call of a tool by the assistant.
 *
 * @param arguments the arguments as JSON text, verbatim
 */
public record ToolCall(@Nullable String id, String name, String arguments) {}
