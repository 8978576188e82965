package dev.tuneset.engine.ascii;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/** Looks for ASCII characters in bytes of UTF-8, eight at a time, and four such steps in one where nothing is found. */
public final class ByteSearch {
    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final long ONES = 0x0101010101010101L;
    private static final long HIGHS = 0x8080808080808080L;
    private static final int STRIDE = 4 * Long.BYTES;

    private ByteSearch() {}

    /** Where the first of two characters stands in {@code bytes[from, to)}; {@code to} when neither does. */
    public static int first(byte[] bytes, int from, int to, char one, char other) {
        long ones = ONES * one;
        long others = ONES * other;
        int at = from;
        while (at + STRIDE <= to
                && (either(eight(bytes, at), ones, others)
                                | either(eight(bytes, at + 8), ones, others)
                                | either(eight(bytes, at + 16), ones, others)
                                | either(eight(bytes, at + 24), ones, others))
                        == 0) {
            at += STRIDE;
        }
        while (at + Long.BYTES <= to) {
            long found = either(eight(bytes, at), ones, others);
            if (found != 0) {
                return at + place(found);
            }
            at += Long.BYTES;
        }
        while (at < to && bytes[at] != one && bytes[at] != other) {
            at++;
        }
        return at;
    }

    /** Where the first quotation mark, backslash or control character stands in {@code bytes[from, to)}, or {@code to}. */
    public static int textEnd(byte[] bytes, int from, int to) {
        int at = from;
        while (at + STRIDE <= to
                && (escapes(eight(bytes, at))
                                | escapes(eight(bytes, at + 8))
                                | escapes(eight(bytes, at + 16))
                                | escapes(eight(bytes, at + 24)))
                        == 0) {
            at += STRIDE;
        }
        while (at + Long.BYTES <= to) {
            long found = escapes(eight(bytes, at));
            if (found != 0) {
                return at + place(found);
            }
            at += Long.BYTES;
        }
        while (at < to && (bytes[at] < 0 || bytes[at] >= ' ') && bytes[at] != '"' && bytes[at] != '\\') {
            at++;
        }
        return at;
    }

    private static long eight(byte[] bytes, int at) {
        return (long) LONGS.get(bytes, at);
    }

    private static int place(long found) {
        return Long.numberOfTrailingZeros(found) >>> 3;
    }

    // Less one, a byte that is zero borrows and shows its high bit; those above the lowest such byte may show it in
    // error. The
    // characters are ASCII, so that comparing leaves high bits as they are: a byte that had one is none of them.

    private static long either(long eight, long ones, long others) {
        return ((eight ^ ones) - ONES | (eight ^ others) - ONES) & ~eight & HIGHS;
    }

    private static long escapes(long eight) {
        return ((eight ^ ONES * '"') - ONES | (eight ^ ONES * '\\') - ONES | eight - ONES * ' ') & ~eight & HIGHS;
    }
}
