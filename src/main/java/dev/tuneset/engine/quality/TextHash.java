package dev.tuneset.engine.quality;

/** A 128-bit hash of texts, one after the other. Not for secrets: it keeps apart what nobody forges. */
final class TextHash {
    private static final long PRIME_A = 0x9e3779b97f4a7c15L;
    private static final long PRIME_B = 0xc2b2ae3d27d4eb4fL;

    private long first = 0x243f6a8885a308d3L;
    private long second = 0x13198a2e03707344L;

    /** Adds a text and its end, so that two texts differ from their concatenation. */
    TextHash add(String text) {
        long a = first;
        long b = second;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            a = (a ^ c) * PRIME_A;
            a ^= a >>> 32;
            b = Long.rotateLeft(b + c, 29) * PRIME_B;
        }
        first = mixed(a ^ text.length());
        second = mixed(b + 0x5bd1e995L * text.length());
        return this;
    }

    long first() {
        return mixed(first ^ Long.rotateLeft(second, 17));
    }

    long second() {
        return mixed(second + first * PRIME_A);
    }

    /** David Stafford's variant 13 of the MurmurHash3 finaliser. */
    private static long mixed(long value) {
        long z = (value ^ (value >>> 30)) * 0xbf58476d1ce4e5b9L;
        z = (z ^ (z >>> 27)) * 0x94d049bb133111ebL;
        return z ^ (z >>> 31);
    }
}
