package dev.tuneset.engine.token;

import java.util.Arrays;

/** Merges by the pair of tokens they join: open addressing over longs. */
final class PairTable {
    private static final long EMPTY = -1;

    private long[] pairs;
    private int[] ranks;
    private int[] ids;
    private int size;

    PairTable(int expected) {
        int capacity = Integer.highestOneBit(Math.max(8, expected)) * 4;
        pairs = new long[capacity];
        ranks = new int[capacity];
        ids = new int[capacity];
        Arrays.fill(pairs, EMPTY);
    }

    /** The last rank given to a pair is the one that counts. */
    void put(int left, int right, int rank, int id) {
        put(((long) left << 32) | right, rank, id);
    }

    private void put(long pair, int rank, int id) {
        int slot = slot(pair);
        if (pairs[slot] == EMPTY && ++size * 2 > pairs.length) {
            grow();
            slot = slot(pair);
        }
        pairs[slot] = pair;
        ranks[slot] = rank;
        ids[slot] = id;
    }

    private void grow() {
        long[] oldPairs = pairs;
        int[] oldRanks = ranks;
        int[] oldIds = ids;
        pairs = new long[oldPairs.length * 2];
        ranks = new int[pairs.length];
        ids = new int[pairs.length];
        Arrays.fill(pairs, EMPTY);
        size = 1;
        for (int i = 0; i < oldPairs.length; i++) {
            if (oldPairs[i] != EMPTY) {
                put(oldPairs[i], oldRanks[i], oldIds[i]);
            }
        }
    }

    /** Where the pair is, or -1. */
    int find(int left, int right) {
        long pair = ((long) left << 32) | right;
        int slot = slot(pair);
        return pairs[slot] == pair ? slot : -1;
    }

    int rank(int slot) {
        return ranks[slot];
    }

    int id(int slot) {
        return ids[slot];
    }

    private int slot(long pair) {
        int slot = (int) ((pair * 0x9E3779B97F4A7C15L) >>> 32) & (pairs.length - 1);
        while (pairs[slot] != pair && pairs[slot] != EMPTY) {
            slot = (slot + 1) & (pairs.length - 1);
        }
        return slot;
    }
}
