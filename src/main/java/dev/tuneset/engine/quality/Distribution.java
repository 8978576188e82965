package dev.tuneset.engine.quality;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/**
 * Collects numbers in bounded memory: exact while there are few different ones, then an even sample that every further number enters
 * with the same chance (reservoir sampling). Deterministic for a stream. Not thread-safe.
 */
public final class Distribution {
    private static final int BINS = 10;
    private static final long SEED = 3407;

    private final int valuesMax;
    private @Nullable NumberCounts counts = new NumberCounts();
    private double[] sample = {};
    private final SplittableRandom random = new SplittableRandom(SEED);
    private long count;
    private double sum;
    private double min = Double.POSITIVE_INFINITY;
    private double max = Double.NEGATIVE_INFINITY;

    /** Remembers up to {@code valuesMax} different numbers, 16 bytes each or a little more. */
    public Distribution(int valuesMax) {
        this.valuesMax = valuesMax;
    }

    /** Takes a finite number. */
    public void add(double number) {
        count++;
        sum += number;
        min = Math.min(min, number);
        max = Math.max(max, number);
        NumberCounts exact = counts;
        if (exact == null) {
            long slot = random.nextLong(count);
            if (slot < sample.length) {
                sample[(int) slot] = number;
            }
            return;
        }
        exact.add(number);
        if (exact.size() > valuesMax) {
            sample = exact.evenly(valuesMax, count);
            counts = null;
        }
    }

    long count() {
        return count;
    }

    /** {@code null} when there is no number. */
    @Nullable
    Spread spread() {
        if (count == 0) {
            return null;
        }
        Sorted sorted = sorted();
        return spread(sorted);
    }

    private Spread spread(Sorted sorted) {
        return new Spread(count, min, sum / count, sorted.quantile(0.5), sorted.quantile(0.95), max, counts == null);
    }

    /**
     * The numbers in bins; {@code null} when there is no number.
     *
     * @param whole whether the borders of bins are whole numbers
     */
    public @Nullable Histogram histogram(boolean whole) {
        if (count == 0) {
            return null;
        }
        Sorted sorted = sorted();
        double width = whole ? Math.max(1, Math.floor((max - min) / BINS) + 1) : (max - min) / BINS;
        int bins = width == 0 ? 1 : whole ? (int) Math.min(BINS, Math.floor((max - min) / width) + 1) : BINS;
        if (!Double.isFinite(width) || bins < 1) {
            bins = 1;
            width = 0;
        }
        long[] filled = new long[bins];
        for (int i = 0; i < sorted.values.length; i++) {
            int bin = width == 0 ? 0 : (int) Math.min(bins - 1.0, Math.floor((sorted.values[i] - min) / width));
            filled[bin] += sorted.weights[i];
        }
        scale(filled, sorted.total);
        List<Histogram.Bin> made = new ArrayList<>();
        for (int i = 0; i < bins; i++) {
            double to = i == bins - 1 && !whole ? max : min + (i + 1) * width;
            made.add(new Histogram.Bin(min + i * width, to, filled[i]));
        }
        return new Histogram(made, spread(sorted));
    }

    /** Turns counts of the sample into counts of the whole that still add up. */
    private void scale(long[] filled, long total) {
        if (total == count) {
            return;
        }
        long before = 0;
        long seen = 0;
        for (int i = 0; i < filled.length; i++) {
            seen += filled[i];
            long upTo = Math.round((double) seen / total * count);
            filled[i] = upTo - before;
            before = upTo;
        }
    }

    private Sorted sorted() {
        if (counts != null) {
            return counts.sorted();
        }
        double[] values = sample.clone();
        Arrays.sort(values);
        long[] weights = new long[values.length];
        Arrays.fill(weights, 1);
        return new Sorted(values, weights, values.length);
    }

    /** Numbers in order with how often each came. */
    static final class Sorted {
        private final double[] values;
        private final long[] weights;
        private final long total;

        @SuppressWarnings("ArrayIsStoredDirectly") // made for this object only
        Sorted(double[] values, long[] weights, long total) {
            this.values = values;
            this.weights = weights;
            this.total = total;
        }

        /** The smallest number that at least this share of all is not above; in the middle of an even count the mean of two. */
        double quantile(double share) {
            double rank = share * total;
            long below = (long) Math.ceil(rank);
            double lower = at(Math.max(1, below));
            return share == 0.5 && rank == below && below < total ? (lower + at(below + 1)) / 2 : lower;
        }

        /** So many numbers at equal steps of rank, found in one walk. */
        double[] evenly(int length) {
            double[] sample = new double[length];
            int value = 0;
            long seen = weights[0];
            for (int i = 0; i < length; i++) {
                long rank = (long) Math.ceil((i + 0.5) / length * total);
                while (seen < rank && value < values.length - 1) {
                    seen += weights[++value];
                }
                sample[i] = values[value];
            }
            return sample;
        }

        private double at(long rank) {
            long seen = 0;
            for (int i = 0; i < values.length; i++) {
                seen += weights[i];
                if (seen >= rank) {
                    return values[i];
                }
            }
            return values[values.length - 1];
        }
    }
}
