package dev.tuneset.engine.mapping;

/** Numpy's {@code SeedSequence}: spreads a seed over the state of a generator. All arithmetic is modulo 2^32. */
final class SeedSequence {
    private static final int POOL_WORDS = 4;
    private static final int MIX_INIT = 0x43b0d7e5;
    private static final int MIX_STEP = 0x931e8875;
    private static final int OUT_INIT = 0x8b51f9dd;
    private static final int OUT_STEP = 0x58f38ded;
    private static final int MIX_LEFT = 0xca01f9dd;
    private static final int MIX_RIGHT = 0x4973f715;

    private final int[] pool = new int[POOL_WORDS];
    private int hash = MIX_INIT;

    private SeedSequence(long seed) {
        // a seed below 2^32 is one word of entropy, and the pool is filled up with hashed zeros either way
        int[] entropy = {(int) seed, (int) (seed >>> 32), 0, 0};
        for (int i = 0; i < POOL_WORDS; i++) {
            pool[i] = hashed(entropy[i]);
        }
        for (int from = 0; from < POOL_WORDS; from++) {
            for (int to = 0; to < POOL_WORDS; to++) {
                if (from != to) {
                    pool[to] = mixed(pool[to], hashed(pool[from]));
                }
            }
        }
    }

    /** The four 64-bit words that seed PCG64. */
    static long[] words(long seed) {
        int[] pool = new SeedSequence(seed).pool;
        int hash = OUT_INIT;
        long[] words = new long[4];
        for (int i = 0; i < 8; i++) {
            int value = pool[i % POOL_WORDS] ^ hash;
            hash *= OUT_STEP;
            value *= hash;
            value ^= value >>> 16;
            words[i / 2] |= (value & 0xffffffffL) << (32 * (i % 2));
        }
        return words;
    }

    private int hashed(int value) {
        int result = value ^ hash;
        hash *= MIX_STEP;
        result *= hash;
        return result ^ (result >>> 16);
    }

    private static int mixed(int left, int right) {
        int result = MIX_LEFT * left - MIX_RIGHT * right;
        return result ^ (result >>> 16);
    }
}
