package dev.tuneset.engine.pack;

/**
 * A small text file of a pack.
 *
 * @param name its place in the pack's folder
 */
public record PackFile(String name, String text) {}
