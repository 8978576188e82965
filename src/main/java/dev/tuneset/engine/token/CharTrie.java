package dev.tuneset.engine.token;

import java.util.Arrays;
import java.util.Map;

/** Texts by their characters, each with a number: nodes in one open-addressing table. */
final class CharTrie {
    static final int ROOT = 0;
    private static final long EMPTY = -1;

    private final int[] rootChildren = new int[1 << 16];
    private long[] edges = new long[1 << 10];
    private int[] targets = new int[1 << 10];
    private int[] values = new int[1 << 8];
    private int nodes = 1;
    private int edgeCount;

    CharTrie(Map<String, Integer> texts) {
        Arrays.fill(rootChildren, -1);
        Arrays.fill(edges, EMPTY);
        Arrays.fill(values, -1);
        texts.forEach(this::add);
    }

    /** The node behind {@code node} for a character, or -1. */
    int child(int node, char c) {
        if (node == ROOT) {
            return rootChildren[c];
        }
        long edge = ((long) node << 16) | c;
        int slot = slot(edges, edge);
        return edges[slot] == edge ? targets[slot] : -1;
    }

    /** The number of the text that ends here, or -1. */
    int value(int node) {
        return values[node];
    }

    private void add(String text, int value) {
        int node = ROOT;
        for (int i = 0; i < text.length(); i++) {
            int child = child(node, text.charAt(i));
            node = child >= 0 ? child : grow(node, text.charAt(i));
        }
        if (node != ROOT) {
            values[node] = value;
        }
    }

    private int grow(int node, char c) {
        int child = nodes++;
        if (child == values.length) {
            values = Arrays.copyOf(values, child * 2);
            Arrays.fill(values, child, child * 2, -1);
        }
        if (node == ROOT) {
            rootChildren[c] = child;
            return child;
        }
        if (++edgeCount * 2 > edges.length) {
            rehash();
        }
        long edge = ((long) node << 16) | c;
        int slot = slot(edges, edge);
        edges[slot] = edge;
        targets[slot] = child;
        return child;
    }

    private void rehash() {
        long[] larger = new long[edges.length * 2];
        int[] moved = new int[larger.length];
        Arrays.fill(larger, EMPTY);
        for (int i = 0; i < edges.length; i++) {
            if (edges[i] != EMPTY) {
                int slot = slot(larger, edges[i]);
                larger[slot] = edges[i];
                moved[slot] = targets[i];
            }
        }
        edges = larger;
        targets = moved;
    }

    private static int slot(long[] table, long edge) {
        int slot = (int) ((edge * 0x9E3779B97F4A7C15L) >>> 32) & (table.length - 1);
        while (table[slot] != edge && table[slot] != EMPTY) {
            slot = (slot + 1) & (table.length - 1);
        }
        return slot;
    }
}
