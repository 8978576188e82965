package dev.tuneset.engine.quality;

/**
 * How numbers are spread. Count, min, mean and max are always exact.
 *
 * @param estimated whether median and p95 come from a sample
 */
public record Spread(long count, double min, double mean, double median, double p95, double max, boolean estimated) {}
