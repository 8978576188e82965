package dev.tuneset.engine.quality;

import java.util.List;

/**
 * Numbers in bins of equal width.
 *
 * @param bins in order; their counts add up to the count of the spread; the last one includes its upper end
 * @param spread the whole; when it is estimated, so are the counts of the bins
 */
public record Histogram(List<Bin> bins, Spread spread) {
    public Histogram {
        bins = List.copyOf(bins);
    }

    /** From {@code from}, included, to {@code to}, not included. */
    public record Bin(double from, double to, long count) {}
}
