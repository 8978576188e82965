package dev.tuneset.engine.learn;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** How long texts are, in a megabyte or two: exact up to {@link #EXACT_MAX} tokens, beyond by steps of {@link #STEP}. */
final class TokenLengths {
    static final int EXACT_MAX = 1 << 16;
    private static final int STEP = 1 << 16;
    private static final int BINS = 20;
    private static final int[] NICE = {1, 2, 5};

    private long[] counts = new long[4096];
    private long count;
    private long sum;
    private int min = Integer.MAX_VALUE;
    private int max;

    void add(int tokens) {
        int slot = tokens < EXACT_MAX ? tokens : EXACT_MAX + (tokens - EXACT_MAX) / STEP;
        if (slot >= counts.length) {
            counts = Arrays.copyOf(counts, Math.max(slot + 1, counts.length * 2));
        }
        counts[slot]++;
        count++;
        sum += tokens;
        min = Math.min(min, tokens);
        max = Math.max(max, tokens);
    }

    LengthSpread spread() {
        if (count == 0) {
            return LengthSpread.NONE;
        }
        return new LengthSpread(
                count,
                min,
                (double) sum / count,
                percentile(0.5),
                percentile(0.9),
                percentile(0.95),
                percentile(0.99),
                max,
                bins());
    }

    /** The smallest length that at least this share of the texts is not above. */
    private int percentile(double share) {
        long rank = Math.max(1, (long) Math.ceil(share * count));
        long seen = 0;
        for (int slot = 0; slot < counts.length; slot++) {
            seen += counts[slot];
            if (seen >= rank) {
                return Math.min(max, most(slot));
            }
        }
        return max;
    }

    /** Bins of a round width that the 99th percentile fills; the last one holds what is longer. */
    private List<LengthSpread.Bin> bins() {
        int width = width(percentile(0.99));
        int last = Math.min(BINS, max / width + 1);
        long[] filled = new long[last];
        for (int slot = 0; slot < counts.length; slot++) {
            if (counts[slot] > 0) {
                filled[Math.min(last - 1, Math.min(max, most(slot)) / width)] += counts[slot];
            }
        }
        List<LengthSpread.Bin> bins = new ArrayList<>();
        for (int i = 0; i < last; i++) {
            int to = i == last - 1 ? Math.max(max + 1, (i + 1) * width) : (i + 1) * width;
            bins.add(new LengthSpread.Bin(i * width, to, filled[i]));
        }
        return bins;
    }

    private static int width(int most) {
        for (int scale = 1; ; scale *= 10) {
            for (int nice : NICE) {
                if ((long) nice * scale * (BINS - 1) > most) {
                    return nice * scale;
                }
            }
        }
    }

    /** The longest text a slot may stand for. */
    private static int most(int slot) {
        return slot < EXACT_MAX
                ? slot
                : (int) Math.min(Integer.MAX_VALUE, EXACT_MAX + (slot - EXACT_MAX + 1L) * STEP - 1);
    }
}
