package dev.tuneset.engine.token;

import java.util.Arrays;

/** Possible merges, the lowest rank first and of equal ranks the leftmost: a binary heap of longs. */
final class MergeQueue {
    private long[] heap;
    private int size;

    MergeQueue(int capacity) {
        heap = new long[Math.max(16, capacity)];
    }

    static int rank(long merge) {
        return (int) (merge >>> 32);
    }

    static int position(long merge) {
        return (int) merge;
    }

    boolean isEmpty() {
        return size == 0;
    }

    void offer(PairTable pairs, int left, int right, int position) {
        int slot = pairs.find(left, right);
        if (slot < 0) {
            return;
        }
        if (size == heap.length) {
            heap = Arrays.copyOf(heap, size * 2);
        }
        long merge = ((long) pairs.rank(slot) << 32) | position;
        int at = size++;
        while (at > 0 && heap[(at - 1) >> 1] > merge) {
            heap[at] = heap[(at - 1) >> 1];
            at = (at - 1) >> 1;
        }
        heap[at] = merge;
    }

    long poll() {
        long first = heap[0];
        long last = heap[--size];
        int at = 0;
        while (true) {
            int child = 2 * at + 1;
            if (child >= size) {
                break;
            }
            if (child + 1 < size && heap[child + 1] < heap[child]) {
                child++;
            }
            if (heap[child] >= last) {
                break;
            }
            heap[at] = heap[child];
            at = child;
        }
        heap[at] = last;
        return first;
    }
}
