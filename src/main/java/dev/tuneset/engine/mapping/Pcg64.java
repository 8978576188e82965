package dev.tuneset.engine.mapping;

/** The PCG64 generator (XSL-RR 128/64) as numpy seeds and reads it. Not thread-safe. */
final class Pcg64 {
    private static final long MULTIPLIER_HIGH = 0x2360ed051fc65da4L;
    private static final long MULTIPLIER_LOW = 0x4385df649fccf645L;

    private final long incrementHigh;
    private final long incrementLow;
    private long high;
    private long low;
    private boolean halfLeft;
    private int half;

    /** Takes state and stream as four words, high word first. */
    Pcg64(long[] words) {
        incrementHigh = (words[2] << 1) | (words[3] >>> 63);
        incrementLow = (words[3] << 1) | 1;
        step();
        add(words[0], words[1]);
        step();
    }

    /** The low half of a 64-bit draw, then its high half. */
    int next32() {
        if (halfLeft) {
            halfLeft = false;
            return half;
        }
        step();
        long drawn = Long.rotateRight(high ^ low, (int) (high >>> 58));
        halfLeft = true;
        half = (int) (drawn >>> 32);
        return (int) drawn;
    }

    private void step() {
        long carried = unsignedMultiplyHigh(low, MULTIPLIER_LOW);
        high = high * MULTIPLIER_LOW + low * MULTIPLIER_HIGH + carried;
        low = low * MULTIPLIER_LOW;
        add(incrementHigh, incrementLow);
    }

    private void add(long otherHigh, long otherLow) {
        low += otherLow;
        high += otherHigh + (Long.compareUnsigned(low, otherLow) < 0 ? 1 : 0);
    }

    /** Java 17 has only the signed one. */
    private static long unsignedMultiplyHigh(long left, long right) {
        return Math.multiplyHigh(left, right) + ((left >> 63) & right) + ((right >> 63) & left);
    }
}
