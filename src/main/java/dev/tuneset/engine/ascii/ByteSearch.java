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

    /** Where the first of three characters stands in {@code bytes[from, to)}; {@code to} when none does. */
    public static int first(byte[] bytes, int from, int to, char one, char other, char third) {
        long ones = ONES * one;
        long others = ONES * other;
        long thirds = ONES * third;
        int at = from;
        while (at + STRIDE <= to
                && (any(eight(bytes, at), ones, others, thirds)
                                | any(eight(bytes, at + 8), ones, others, thirds)
                                | any(eight(bytes, at + 16), ones, others, thirds)
                                | any(eight(bytes, at + 24), ones, others, thirds))
                        == 0) {
            at += STRIDE;
        }
        while (at + Long.BYTES <= to) {
            long found = any(eight(bytes, at), ones, others, thirds);
            if (found != 0) {
                return at + place(found);
            }
            at += Long.BYTES;
        }
        while (at < to && bytes[at] != one && bytes[at] != other && bytes[at] != third) {
            at++;
        }
        return at;
    }

    /** Where a character stands first in {@code bytes[from, to)}; {@code to} when it does not. */
    public static int first(byte[] bytes, int from, int to, char one) {
        return first(bytes, from, to, one, one, one);
    }

    /** Where the first line feed or carriage return stands in {@code bytes[from, to)}; {@code to} when none does. */
    public static int lineEnd(byte[] bytes, int from, int to) {
        int at = control(bytes, from, to);
        while (at < to && bytes[at] != '\n' && bytes[at] != '\r') {
            at = control(bytes, at + 1, to);
        }
        return at;
    }

    /** Where the first control character stands: there are few but those that end lines, and one comparison finds all. */
    private static int control(byte[] bytes, int from, int to) {
        int at = from;
        while (at + STRIDE <= to
                && (controls(eight(bytes, at))
                                | controls(eight(bytes, at + 8))
                                | controls(eight(bytes, at + 16))
                                | controls(eight(bytes, at + 24)))
                        == 0) {
            at += STRIDE;
        }
        while (at + Long.BYTES <= to) {
            long found = controls(eight(bytes, at));
            if (found != 0) {
                return at + place(found);
            }
            at += Long.BYTES;
        }
        while (at < to && (bytes[at] < 0 || bytes[at] >= ' ')) {
            at++;
        }
        return at;
    }

    /** Where the first quotation mark, backslash or control character stands in {@code bytes[from, to)}, or {@code to}. */
    public static int textEnd(byte[] bytes, int from, int to) {
        return textEnd(bytes, from, to, '"');
    }

    /** The same, where another character ends the search as well. */
    public static int textEnd(byte[] bytes, int from, int to, char other) {
        long others = ONES * other;
        int at = from;
        while (at + STRIDE <= to
                && (escapes(eight(bytes, at), others)
                                | escapes(eight(bytes, at + 8), others)
                                | escapes(eight(bytes, at + 16), others)
                                | escapes(eight(bytes, at + 24), others))
                        == 0) {
            at += STRIDE;
        }
        while (at + Long.BYTES <= to) {
            long found = escapes(eight(bytes, at), others);
            if (found != 0) {
                return at + place(found);
            }
            at += Long.BYTES;
        }
        while (at < to && !isEscape(bytes[at]) && bytes[at] != other) {
            at++;
        }
        return at;
    }

    private static boolean isEscape(byte b) {
        return b == '"' || b == '\\' || b >= 0 && b < ' ';
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

    private static long any(long eight, long ones, long others, long thirds) {
        return ((eight ^ ones) - ONES | (eight ^ others) - ONES | (eight ^ thirds) - ONES) & ~eight & HIGHS;
    }

    private static long controls(long eight) {
        return eight - ONES * ' ' & ~eight & HIGHS;
    }

    private static long escapes(long eight, long others) {
        long quotes = (eight ^ ONES * '"') - ONES;
        long slashes = (eight ^ ONES * '\\') - ONES;
        return (quotes | slashes | (eight ^ others) - ONES | eight - ONES * ' ') & ~eight & HIGHS;
    }
}
