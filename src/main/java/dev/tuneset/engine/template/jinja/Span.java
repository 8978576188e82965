package dev.tuneset.engine.template.jinja;

/**
 * A part of the rendered text, as offsets from its start.
 *
 * @param start first code point
 * @param end one past the last code point
 */
public record Span(int start, int end) {}
