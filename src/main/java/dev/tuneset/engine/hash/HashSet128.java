package dev.tuneset.engine.hash;

/** A set of 128-bit hashes, 16 bytes a slot, in segments that grow one by one so that growing takes little room. */
public final class HashSet128 {
    private static final int SEGMENT_BITS = 6;

    private final Segment[] segments = new Segment[1 << SEGMENT_BITS];
    private long size;

    public HashSet128() {
        for (int i = 0; i < segments.length; i++) {
            segments[i] = new Segment();
        }
    }

    public long size() {
        return size;
    }

    /** True when the hash is new. */
    public boolean add(long high, long low) {
        // the pair (0, 0) marks an empty slot
        long safeLow = high == 0 && low == 0 ? 1 : low;
        boolean added = segments[(int) (high >>> (Long.SIZE - SEGMENT_BITS))].add(high, safeLow);
        size += added ? 1 : 0;
        return added;
    }

    private static final class Segment {
        private long[] slots = new long[2 * 16];
        private int size;

        boolean add(long high, long low) {
            int slot = slot(high, low);
            if (slots[slot] == high && slots[slot + 1] == low) {
                return false;
            }
            slots[slot] = high;
            slots[slot + 1] = low;
            size++;
            if (size * 8 > slots.length * 3) {
                grow();
            }
            return true;
        }

        /** Where the hash is or belongs. */
        private int slot(long high, long low) {
            int mask = slots.length / 2 - 1;
            int at = (int) low & mask;
            while ((slots[2 * at] != 0 || slots[2 * at + 1] != 0)
                    && (slots[2 * at] != high || slots[2 * at + 1] != low)) {
                at = (at + 1) & mask;
            }
            return 2 * at;
        }

        private void grow() {
            long[] old = slots;
            slots = new long[old.length * 2];
            for (int i = 0; i < old.length; i += 2) {
                if (old[i] != 0 || old[i + 1] != 0) {
                    int slot = slot(old[i], old[i + 1]);
                    slots[slot] = old[i];
                    slots[slot + 1] = old[i + 1];
                }
            }
        }
    }
}
