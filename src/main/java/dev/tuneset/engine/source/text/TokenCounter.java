package dev.tuneset.engine.source.text;

/** Counts the tokens that a model sees in a text. */
@FunctionalInterface
public interface TokenCounter {
    int count(String text);
}
