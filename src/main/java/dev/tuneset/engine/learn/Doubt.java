package dev.tuneset.engine.learn;

/**
 * Something about a row's learned part that its owner should know.
 *
 * @param detail one English sentence
 */
public record Doubt(RenderFinding.Code code, String detail) {}
