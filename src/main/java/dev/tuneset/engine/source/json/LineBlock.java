package dev.tuneset.engine.source.json;

import java.util.Arrays;

/**
 * Some lines of a file that are not blank, as bytes.
 *
 * <p>{@code row} counts these lines in the file, {@code number} all its lines, both from 1.
 */
final class LineBlock {
    private static final int LINES_AT_FIRST = 64;

    final byte[] bytes;
    final long firstRow;

    /** Whether the only line is longer than a line may be; its beginning is here then. */
    final boolean tooLong;

    private final long firstNumber;
    private int[] starts = new int[LINES_AT_FIRST];
    private int[] ends = new int[LINES_AT_FIRST];
    private int[] numbers = new int[LINES_AT_FIRST];
    private int size;

    LineBlock(byte[] bytes, long firstRow, long firstNumber, boolean tooLong) {
        this.bytes = bytes;
        this.firstRow = firstRow;
        this.firstNumber = firstNumber;
        this.tooLong = tooLong;
    }

    void add(int start, int end, int linesBefore) {
        if (size == starts.length) {
            starts = Arrays.copyOf(starts, size * 2);
            ends = Arrays.copyOf(ends, size * 2);
            numbers = Arrays.copyOf(numbers, size * 2);
        }
        starts[size] = start;
        ends[size] = end;
        numbers[size++] = linesBefore;
    }

    int size() {
        return size;
    }

    int start(int line) {
        return starts[line];
    }

    int end(int line) {
        return ends[line];
    }

    long row(int line) {
        return firstRow + line;
    }

    long number(int line) {
        return firstNumber + numbers[line];
    }
}
