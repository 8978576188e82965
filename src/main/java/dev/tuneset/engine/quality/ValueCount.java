package dev.tuneset.engine.quality;

/** A value and how often it came. */
public record ValueCount(String value, long count) {}
