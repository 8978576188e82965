package dev.tuneset.engine.learn;

import java.util.List;

/**
 * How long the rendered texts are, in tokens. A percentile is the smallest length that this part of the texts is not above.
 *
 * @param count texts
 * @param bins in order; their counts add up to {@code count}; the last one may be wider
 */
public record LengthSpread(
        long count, int min, double mean, int median, int p90, int p95, int p99, int max, List<Bin> bins) {
    /** No text at all. */
    public static final LengthSpread NONE = new LengthSpread(0, 0, 0, 0, 0, 0, 0, 0, List.of());

    public LengthSpread {
        bins = List.copyOf(bins);
    }

    /** Texts of at least {@code from} and less than {@code to} tokens. */
    public record Bin(int from, int to, long count) {}
}
