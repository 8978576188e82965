package dev.tuneset.engine.mapping;

/**
 * The permutation that {@code numpy.random.default_rng(seed).permutation(n)} gives: a seed sequence feeds PCG64 (XSL-RR), whose
 * 32-bit halves, low half first, drive a Fisher-Yates shuffle from the end with masked rejection.
 */
public final class NumpyPermutation {
    private NumpyPermutation() {}

    /** The numbers 0 to n - 1 in shuffled order, 4 bytes each; {@code seed} is not negative. */
    public static int[] of(long seed, int n) {
        if (seed < 0 || n < 0) {
            throw new IllegalArgumentException("seed and n must not be negative: " + seed + ", " + n);
        }
        int[] order = new int[n];
        for (int i = 0; i < n; i++) {
            order[i] = i;
        }
        Pcg64 bits = new Pcg64(SeedSequence.words(seed));
        for (int i = n - 1; i >= 1; i--) {
            int j = upTo(i, bits);
            int moved = order[i];
            order[i] = order[j];
            order[j] = moved;
        }
        return order;
    }

    /** A number from 0 to {@code max}, both included, by masking and trying again. */
    private static int upTo(int max, Pcg64 bits) {
        int mask = -1 >>> Integer.numberOfLeadingZeros(max);
        int drawn = bits.next32() & mask;
        while (drawn > max) {
            drawn = bits.next32() & mask;
        }
        return drawn;
    }
}
