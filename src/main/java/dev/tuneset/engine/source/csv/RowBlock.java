package dev.tuneset.engine.source.csv;

import java.util.Arrays;

/** Some rows of a file whose beginnings and ends are known, as bytes; {@code row} and {@code line} count from 1 in the file. */
final class RowBlock {
    private static final int ROWS_AT_FIRST = 256;

    final byte[] bytes;
    private final long firstRow;
    private final long firstLine;
    private int[] starts = new int[ROWS_AT_FIRST];
    private int[] ends = new int[ROWS_AT_FIRST];
    private int[] lines = new int[ROWS_AT_FIRST];
    private int size;

    RowBlock(byte[] bytes, long firstRow, long firstLine) {
        this.bytes = bytes;
        this.firstRow = firstRow;
        this.firstLine = firstLine;
    }

    /** @param linesBefore lines of the block above the row */
    void add(int start, int end, int linesBefore) {
        if (size == starts.length) {
            starts = Arrays.copyOf(starts, size * 2);
            ends = Arrays.copyOf(ends, size * 2);
            lines = Arrays.copyOf(lines, size * 2);
        }
        starts[size] = start;
        ends[size] = end;
        lines[size++] = linesBefore;
    }

    int size() {
        return size;
    }

    int start(int row) {
        return starts[row];
    }

    /** Without the line end. */
    int end(int row) {
        return ends[row];
    }

    long row(int row) {
        return firstRow + row;
    }

    long line(int row) {
        return firstLine + lines[row];
    }
}
