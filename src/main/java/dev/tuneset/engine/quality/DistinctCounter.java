package dev.tuneset.engine.quality;

import dev.tuneset.engine.hash.HashSet128;
import org.jspecify.annotations.Nullable;

/**
 * Counts different values: exactly up to a bound, then by HyperLogLog with a standard error of 1.6 %. The exact count compares
 * 128-bit hashes.
 */
final class DistinctCounter {
    private static final int REGISTER_BITS = 12;
    private static final int REGISTERS = 1 << REGISTER_BITS;
    private static final double ALPHA = 0.7213 / (1 + 1.079 / REGISTERS);

    private final int exactMax;
    private @Nullable HashSet128 exact = new HashSet128();
    private final byte[] registers = new byte[REGISTERS];

    DistinctCounter(int exactMax) {
        this.exactMax = exactMax;
    }

    void add(TextHash hash) {
        long first = hash.first();
        int register = (int) (first >>> (Long.SIZE - REGISTER_BITS));
        // the marker bit ends the run of zeros
        int rank = Long.numberOfLeadingZeros((first << REGISTER_BITS) | (1L << (REGISTER_BITS - 1))) + 1;
        if (rank > registers[register]) {
            registers[register] = (byte) rank;
        }
        HashSet128 known = exact;
        if (known != null) {
            known.add(first, hash.second());
            if (known.size() > exactMax) {
                exact = null;
            }
        }
    }

    boolean isExact() {
        return exact != null;
    }

    long count() {
        if (exact != null) {
            return exact.size();
        }
        double sum = 0;
        int empty = 0;
        for (byte rank : registers) {
            sum += Math.scalb(1.0, -rank);
            empty += rank == 0 ? 1 : 0;
        }
        double raw = ALPHA * REGISTERS * REGISTERS / sum;
        boolean few = raw <= 2.5 * REGISTERS && empty > 0;
        return Math.max(exactMax + 1L, Math.round(few ? REGISTERS * Math.log((double) REGISTERS / empty) : raw));
    }
}
