package dev.tuneset.engine.sink.parquet;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;

/** Bytes that grow; numbers are little-endian, as in Parquet. */
final class Bytes {
    private static final VarHandle INT = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);
    private static final VarHandle LONG = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

    private byte[] array;
    private int size;

    Bytes(int room) {
        this.array = new byte[room];
    }

    /** Bytes that are there already, of which the first {@code size} count. */
    @SuppressWarnings("ArrayIsStoredDirectly")
    Bytes(byte[] array, int size) {
        this.array = array;
        this.size = size;
    }

    static int intAt(byte[] bytes, int at) {
        return (int) INT.get(bytes, at);
    }

    static void putInt(byte[] bytes, int at, int value) {
        INT.set(bytes, at, value);
    }

    static long longAt(byte[] bytes, int at) {
        return (long) LONG.get(bytes, at);
    }

    static void putLong(byte[] bytes, int at, long value) {
        LONG.set(bytes, at, value);
    }

    /** The bytes themselves, of which {@link #size} count. */
    byte[] array() {
        return array;
    }

    int size() {
        return size;
    }

    void clear() {
        size = 0;
    }

    void put(int value) {
        reserve(1);
        array[size++] = (byte) value;
    }

    void putInt(int value) {
        reserve(Integer.BYTES);
        INT.set(array, size, value);
        size += Integer.BYTES;
    }

    void putLong(long value) {
        reserve(Long.BYTES);
        LONG.set(array, size, value);
        size += Long.BYTES;
    }

    void put(byte[] bytes, int offset, int length) {
        reserve(length);
        System.arraycopy(bytes, offset, array, size, length);
        size += length;
    }

    /** Bytes behind their number. */
    void putSized(byte[] bytes) {
        putInt(bytes.length);
        put(bytes, 0, bytes.length);
    }

    /** Appends bytes that are 0 or 1 as one bit each, the first as the lowest. */
    void putBits(Bytes flags) {
        for (int i = 0; i < flags.size; i += Byte.SIZE) {
            int bits = 0;
            for (int bit = 0; bit < Byte.SIZE && i + bit < flags.size; bit++) {
                bits |= flags.array[i + bit] << bit;
            }
            put(bits);
        }
    }

    private void reserve(int more) {
        if (more > array.length - size) {
            array = Arrays.copyOf(array, grown(size, more));
        }
    }

    /** Room for what is there and as much again, at least {@code more}. */
    static int grown(int size, int more) {
        long room = Math.max((long) size + more, Math.min(2L * size, Integer.MAX_VALUE - 8));
        return Math.toIntExact(Math.max(64, room));
    }
}
