package dev.tuneset.engine.sink.parquet;

import java.util.Arrays;

/** Values of one leaf column as they stand in a page, with their levels; {@code null}s have levels only. */
final class ColumnValues {
    private final Bytes values = new Bytes(0);
    private byte[] repetitions = new byte[64];
    private byte[] definitions = new byte[64];
    private int count;
    private int nulls;

    Bytes values() {
        return values;
    }

    int count() {
        return count;
    }

    int nulls() {
        return nulls;
    }

    byte[] repetitions() {
        return repetitions;
    }

    byte[] definitions() {
        return definitions;
    }

    void level(int repetition, int definition) {
        reserve(1);
        repetitions[count] = (byte) repetition;
        definitions[count++] = (byte) definition;
    }

    void absent(int repetition, int definition) {
        level(repetition, definition);
        nulls++;
    }

    void add(ColumnValues more) {
        levels(more);
        values.put(more.values.array(), 0, more.values.size());
    }

    /** Takes over the levels of others; their values are taken over apart from them. */
    void levels(ColumnValues more) {
        reserve(more.count);
        System.arraycopy(more.repetitions, 0, repetitions, count, more.count);
        System.arraycopy(more.definitions, 0, definitions, count, more.count);
        count += more.count;
        nulls += more.nulls;
    }

    void clear() {
        values.clear();
        count = 0;
        nulls = 0;
    }

    private void reserve(int more) {
        if (more > repetitions.length - count) {
            int room = Bytes.grown(count, more);
            repetitions = Arrays.copyOf(repetitions, room);
            definitions = Arrays.copyOf(definitions, room);
        }
    }
}
