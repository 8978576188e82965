package dev.tuneset.engine.token;

import java.util.Arrays;

/** A piece on its way to tokens: symbols in order, merged by rank, the leftmost first. */
final class Symbols {
    /** Up to here looking at every pair again is cheaper than keeping them in order. */
    private static final int SCANNED_MAX = 96;

    private int[] ids;
    private int[] starts;
    private int[] ends;
    private int size;

    Symbols(int capacity) {
        ids = new int[capacity];
        starts = new int[capacity];
        ends = new int[capacity];
    }

    void add(int id, int start, int end) {
        if (size == ids.length) {
            int capacity = Math.max(8, size * 2);
            ids = Arrays.copyOf(ids, capacity);
            starts = Arrays.copyOf(starts, capacity);
            ends = Arrays.copyOf(ends, capacity);
        }
        ids[size] = id;
        starts[size] = start;
        ends[size++] = end;
    }

    Encoded encoded(String piece) {
        return new Encoded(
                piece, Arrays.copyOf(ids, size), Arrays.copyOf(starts, size), Arrays.copyOf(ends, size), null);
    }

    void merge(PairTable pairs) {
        if (size < 2) {
            return;
        }
        if (size <= SCANNED_MAX) {
            mergeByScanning(pairs);
        } else {
            mergeByQueue(pairs);
        }
    }

    private void mergeByScanning(PairTable pairs) {
        int[] slots = new int[size];
        for (int i = 0; i + 1 < size; i++) {
            slots[i] = pairs.find(ids[i], ids[i + 1]);
        }
        while (true) {
            int best = -1;
            int rank = Integer.MAX_VALUE;
            for (int i = 0; i + 1 < size; i++) {
                if (slots[i] >= 0 && pairs.rank(slots[i]) < rank) {
                    best = i;
                    rank = pairs.rank(slots[i]);
                }
            }
            if (best < 0) {
                return;
            }
            ids[best] = pairs.id(slots[best]);
            ends[best] = ends[best + 1];
            int behind = size - best - 2;
            System.arraycopy(ids, best + 2, ids, best + 1, behind);
            System.arraycopy(starts, best + 2, starts, best + 1, behind);
            System.arraycopy(ends, best + 2, ends, best + 1, behind);
            System.arraycopy(slots, best + 2, slots, best + 1, behind);
            size--;
            if (best + 1 < size) {
                slots[best] = pairs.find(ids[best], ids[best + 1]);
            }
            if (best > 0) {
                slots[best - 1] = pairs.find(ids[best - 1], ids[best]);
            }
        }
    }

    private void mergeByQueue(PairTable pairs) {
        int[] previous = new int[size];
        int[] next = new int[size];
        for (int i = 0; i < size; i++) {
            previous[i] = i - 1;
            next[i] = i + 1 < size ? i + 1 : -1;
        }
        MergeQueue queue = new MergeQueue(size);
        for (int i = 0; i + 1 < size; i++) {
            queue.offer(pairs, ids[i], ids[i + 1], i);
        }
        while (!queue.isEmpty()) {
            long top = queue.poll();
            int at = MergeQueue.position(top);
            int right = ids[at] < 0 ? -1 : next[at];
            int slot = right < 0 ? -1 : pairs.find(ids[at], ids[right]);
            if (slot < 0 || pairs.rank(slot) != MergeQueue.rank(top)) {
                continue;
            }
            ids[at] = pairs.id(slot);
            ends[at] = ends[right];
            ids[right] = -1;
            next[at] = next[right];
            if (next[at] >= 0) {
                previous[next[at]] = at;
                queue.offer(pairs, ids[at], ids[next[at]], at);
            }
            if (previous[at] >= 0) {
                queue.offer(pairs, ids[previous[at]], ids[at], previous[at]);
            }
        }
        dropMerged();
    }

    private void dropMerged() {
        int kept = 0;
        for (int i = 0; i < size; i++) {
            if (ids[i] >= 0) {
                ids[kept] = ids[i];
                starts[kept] = starts[i];
                ends[kept++] = ends[i];
            }
        }
        size = kept;
    }
}
