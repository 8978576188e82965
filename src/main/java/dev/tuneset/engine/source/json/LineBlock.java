package dev.tuneset.engine.source.json;

import java.util.Arrays;
import java.util.BitSet;

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
    private final BitSet ordinary = new BitSet();
    private int size;
    private int lines;

    LineBlock(byte[] bytes, long firstRow, long firstNumber, boolean tooLong) {
        this.bytes = bytes;
        this.firstRow = firstRow;
        this.firstNumber = firstNumber;
        this.tooLong = tooLong;
    }

    void add(int start, int end) {
        if (size == starts.length) {
            starts = Arrays.copyOf(starts, size * 2);
            ends = Arrays.copyOf(ends, size * 2);
            numbers = Arrays.copyOf(numbers, size * 2);
        }
        starts[size] = start;
        ends[size] = end;
        numbers[size++] = lines;
    }

    void addOrdinary(int start, int end) {
        ordinary.set(size);
        add(start, end);
    }

    /** The line, added or blank, is over. */
    void endLine() {
        lines++;
    }

    /** The number of lines, blank ones too. */
    int lines() {
        return lines;
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

    /** Whether a {@link KeyScan} found a line to hold an object with known keys. */
    boolean isOrdinary(int line) {
        return ordinary.get(line);
    }

    long row(int line) {
        return firstRow + line;
    }

    long number(int line) {
        return firstNumber + numbers[line];
    }
}
