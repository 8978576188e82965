package dev.tuneset.engine.sink.parquet;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The different values among those of a column, and which of them each value is.
 *
 * @param ids for each value that is not {@code null} the place of its like in {@code entries}
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record Distinct(List<Entry> entries, int[] ids) {
    /** So many values may all differ before it shows that a dictionary is no gain. */
    private static final int DIFFERENT_AT_FIRST = 32;

    private static final int ENTRIES_MAX = 4_096;
    private static final long MIX = 0x9E37_79B9_7F4A_7C15L;

    /** The bytes of a value as in a page, length included where it has one. */
    @SuppressWarnings("ArrayRecordComponent") // compared by its own equals
    record Entry(byte[] bytes, int hash) {
        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof Entry entry && hash == entry.hash && Arrays.equals(bytes, entry.bytes);
        }

        @Override
        public int hashCode() {
            return hash;
        }
    }

    /**
     * Finds them, unless most values differ.
     *
     * @param width bytes of each value, or 0 where each stands behind its length
     */
    static @Nullable Distinct of(ColumnValues column, int width) {
        int[] ids = new int[column.count() - column.nulls()];
        byte[] bytes = column.values().array();
        int[] table = new int[ENTRIES_MAX * 2];
        List<Entry> entries = new ArrayList<>();
        int at = 0;
        for (int i = 0; i < ids.length; i++) {
            int end = at + (width > 0 ? width : Integer.BYTES + Bytes.intAt(bytes, at));
            int id = find(table, entries, bytes, at, end);
            if (id == entries.size() - 1 && entries.size() > Math.min(ENTRIES_MAX, DIFFERENT_AT_FIRST + i / 2)) {
                return null;
            }
            ids[i] = id;
            at = end;
        }
        return new Distinct(entries, ids);
    }

    private static int find(int[] table, List<Entry> entries, byte[] bytes, int from, int to) {
        int hash = hash(bytes, from, to);
        int slot = hash & (table.length - 1);
        while (table[slot] != 0) {
            int id = table[slot] - 1;
            Entry entry = entries.get(id);
            if (entry.hash == hash && Arrays.equals(entry.bytes, 0, entry.bytes.length, bytes, from, to)) {
                return id;
            }
            slot = (slot + 1) & (table.length - 1);
        }
        entries.add(new Entry(Arrays.copyOfRange(bytes, from, to), hash));
        table[slot] = entries.size();
        return entries.size() - 1;
    }

    private static int hash(byte[] bytes, int from, int to) {
        long hash = (long) to - from;
        int at = from;
        for (; at <= to - Long.BYTES; at += Long.BYTES) {
            hash = (Long.rotateLeft(hash, 23) ^ Bytes.longAt(bytes, at)) * MIX;
        }
        for (; at < to; at++) {
            hash = (Long.rotateLeft(hash, 23) ^ bytes[at]) * MIX;
        }
        return (int) (hash >>> 32);
    }
}
