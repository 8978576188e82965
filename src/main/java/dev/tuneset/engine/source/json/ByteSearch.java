package dev.tuneset.engine.source.json;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/** Looks for ASCII characters in bytes, eight at a time. */
final class ByteSearch {
    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final long ONES = 0x0101010101010101L;
    private static final long HIGHS = 0x8080808080808080L;

    private ByteSearch() {}

    /** Where the first of two characters stands in {@code bytes[from, to)}; {@code to} when neither does. */
    static int first(byte[] bytes, int from, int to, char one, char other) {
        long ones = ONES * one;
        long others = ONES * other;
        int at = from;
        while (at + Long.BYTES <= to) {
            long eight = (long) LONGS.get(bytes, at);
            long found = (zeros(eight ^ ones) | zeros(eight ^ others)) & HIGHS;
            if (found != 0) {
                return at + (Long.numberOfTrailingZeros(found) >>> 3);
            }
            at += Long.BYTES;
        }
        while (at < to && bytes[at] != one && bytes[at] != other) {
            at++;
        }
        return at;
    }

    /** Where the first quotation mark, backslash or control character stands in {@code bytes[from, to)}, or {@code to}. */
    static int textEnd(byte[] bytes, int from, int to) {
        int at = from;
        while (at + Long.BYTES <= to) {
            long eight = (long) LONGS.get(bytes, at);
            long controls = (eight - ONES * ' ') & ~eight;
            long found = (zeros(eight ^ ONES * '"') | zeros(eight ^ ONES * '\\') | controls) & HIGHS;
            if (found != 0) {
                return at + (Long.numberOfTrailingZeros(found) >>> 3);
            }
            at += Long.BYTES;
        }
        while (at < to && (bytes[at] < 0 || bytes[at] >= ' ') && bytes[at] != '"' && bytes[at] != '\\') {
            at++;
        }
        return at;
    }

    /** Where the line that begins at {@code from} ends: at LF, CR or {@code to}; told as {@link #isPlain} and {@link #end}. */
    static long line(byte[] bytes, int from, int to) {
        long seen = 0;
        long escapes = 0;
        int at = from;
        while (at + Long.BYTES <= to) {
            long eight = (long) LONGS.get(bytes, at);
            long found = (zeros(eight ^ ONES * '\n') | zeros(eight ^ ONES * '\r')) & HIGHS;
            if (found != 0) {
                break;
            }
            seen |= eight;
            escapes |= zeros(eight ^ ONES * '\\');
            at += Long.BYTES;
        }
        boolean plain = ((seen | escapes) & HIGHS) == 0;
        while (at < to && bytes[at] != '\n' && bytes[at] != '\r') {
            plain &= bytes[at] >= 0 && bytes[at] != '\\';
            at++;
        }
        return plain ? at : ~(long) at;
    }

    /** Whether the line is ASCII without a backslash. */
    static boolean isPlain(long line) {
        return line >= 0;
    }

    static int end(long line) {
        return (int) (line >= 0 ? line : ~line);
    }

    /** The high bit of each byte that is zero; bits above the lowest such one may be set in error. */
    private static long zeros(long eight) {
        return (eight - ONES) & ~eight;
    }
}
