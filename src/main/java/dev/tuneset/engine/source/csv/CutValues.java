package dev.tuneset.engine.source.csv;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Where the values of one row stand in it, and how each has to be read. */
final class CutValues {
    static final byte PLAIN = 0;
    static final byte QUOTED = 1;

    /** The value's text has to be assembled: doubled quotes, escapes. */
    static final byte MARKED = 2;

    private final Dialect dialect;
    private int[] starts = new int[16];
    private int[] ends = new int[16];
    private byte[] forms = new byte[16];
    private int size;

    CutValues(Dialect dialect) {
        this.dialect = dialect;
    }

    int size() {
        return size;
    }

    void clear() {
        size = 0;
    }

    void put(int start, int end, byte form) {
        if (size == starts.length) {
            starts = Arrays.copyOf(starts, size * 2);
            ends = Arrays.copyOf(ends, size * 2);
            forms = Arrays.copyOf(forms, size * 2);
        }
        starts[size] = start;
        ends[size] = end;
        forms[size] = form;
        size++;
    }

    boolean isQuoted(int index) {
        return forms[index] != PLAIN;
    }

    /** @param rowStart where the row starts among the characters */
    String text(int index, char[] chars, int rowStart) {
        int start = rowStart + starts[index];
        int end = rowStart + ends[index];
        return forms[index] < MARKED ? new String(chars, start, end - start) : assemble(chars, start, end);
    }

    /** Gives the characters of a value that needs no assembling, otherwise its assembled text. */
    void view(int index, char[] chars, int rowStart, Cell into) {
        int start = rowStart + starts[index];
        int end = rowStart + ends[index];
        if (forms[index] < MARKED) {
            into.set(chars, start, end);
        } else {
            String assembled = assemble(chars, start, end);
            into.set(assembled.toCharArray(), 0, assembled.length());
            into.assembled = assembled;
        }
    }

    /** The text of a value that stands there with its quotes and escapes. */
    private String assemble(char[] chars, int start, int end) {
        return dialect.quoting() == Dialect.Quoting.PANDAS
                ? Marks.asPandas(chars, start, end, dialect)
                : Marks.careful(chars, start, end, dialect);
    }

    /** A view of a value's characters; valid until the next row. */
    static final class Cell {
        char[] chars = new char[0];
        int start;
        int end;
        private @Nullable String assembled;

        String text() {
            return assembled == null ? new String(chars, start, end - start) : assembled;
        }

        void set(char[] from, int begin, int stop) {
            assembled = null;
            chars = from;
            start = begin;
            end = stop;
        }
    }
}
