package dev.tuneset.engine.source.encoding;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/** UTF-8, strictly as Unicode defines it: no surrogates, no overlong forms, nothing beyond U+10FFFF. */
final class Utf8Decoding implements Decoding {
    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final long HIGH_BITS = 0x8080808080808080L;

    /** What {@link #sequence} answers for a character that is cut by the end of the bytes. */
    private static final int CUT = -1;

    /** What {@link #sequence} answers for a byte that begins no character. */
    private static final int MALFORMED = -2;

    @Override
    public boolean decode(Bytes in, Chars out, boolean last) {
        byte[] bytes = in.array;
        char[] chars = out.array;
        int from = in.position;
        int to = out.position;
        boolean damaged = false;
        while (from < in.limit && to < out.limit) {
            int ascii = ascii(bytes, from, chars, to, Math.min(in.limit - from, out.limit - to));
            from += ascii;
            to += ascii;
            if (from == in.limit || to == out.limit) {
                break;
            }
            int lead = bytes[from];
            if (lead >= (byte) 0xE0 && lead < (byte) 0xF0 && from + 2 < in.limit && isThree(bytes, from)) {
                chars[to++] =
                        (char) (((lead & 0x0f) << 12) | ((bytes[from + 1] & 0x3f) << 6) | (bytes[from + 2] & 0x3f));
                from += 3;
                continue;
            }
            int point = sequence(bytes, from, in.limit);
            if ((point == CUT && !last) || (point > 0xffff && to + 1 == out.limit)) {
                break;
            }
            if (point < 0) {
                chars[to++] = Damage.ofByte(bytes[from++]);
                damaged = true;
            } else {
                to += Character.toChars(point, chars, to);
                from += point < 0x800 ? 2 : point < 0x10000 ? 3 : 4;
            }
        }
        in.position = from;
        out.position = to;
        return damaged;
    }

    /** Whether bytes are well-formed UTF-8 from end to end. */
    static boolean isWellFormed(byte[] bytes, int from, int to) {
        int at = from;
        while (at < to) {
            if (at + 8 <= to && ((long) LONGS.get(bytes, at) & HIGH_BITS) == 0) {
                at += 8;
            } else if (bytes[at] >= 0) {
                at++;
            } else if (bytes[at] < (byte) 0xF0 && at + 2 < to && bytes[at] >= (byte) 0xE0 && isThree(bytes, at)) {
                at += 3;
            } else {
                int point = sequence(bytes, at, to);
                if (point < 0) {
                    return false;
                }
                at += point < 0x800 ? 2 : point < 0x10000 ? 3 : 4;
            }
        }
        return true;
    }

    /** Copies a run of ASCII and answers its length. */
    private static int ascii(byte[] bytes, int from, char[] chars, int to, int length) {
        int i = 0;
        while (i + 8 <= length && ((long) LONGS.get(bytes, from + i) & HIGH_BITS) == 0) {
            for (int k = 0; k < 8; k++) {
                chars[to + i + k] = (char) bytes[from + i + k];
            }
            i += 8;
        }
        while (i < length && bytes[from + i] >= 0) {
            chars[to + i] = (char) bytes[from + i];
            i++;
        }
        return i;
    }

    /** Whether a well-formed sequence of three bytes begins here. */
    private static boolean isThree(byte[] bytes, int at) {
        int first = bytes[at];
        int second = bytes[at + 1];
        return (second & 0xC0) == 0x80
                && (bytes[at + 2] & 0xC0) == 0x80
                && (first != (byte) 0xE0 || second >= (byte) 0xA0)
                && (first != (byte) 0xED || second < (byte) 0xA0);
    }

    /** The code point of the sequence that begins here with a byte beyond ASCII, {@link #CUT} or {@link #MALFORMED}. */
    private static int sequence(byte[] bytes, int at, int limit) {
        int lead = bytes[at] & 0xff;
        int length = lead < 0xC2 || lead > 0xF4 ? 0 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
        if (length == 0) {
            return MALFORMED;
        }
        int point = lead & (0xff >> (length + 1));
        for (int i = 1; i < length; i++) {
            if (at + i == limit) {
                return CUT;
            }
            int next = bytes[at + i];
            if ((next & 0xC0) != 0x80 || (i == 1 && !mayFollow(lead, next & 0xff))) {
                return MALFORMED;
            }
            point = (point << 6) | (next & 0x3f);
        }
        return point;
    }

    private static boolean mayFollow(int lead, int second) {
        return switch (lead) {
            case 0xE0 -> second >= 0xA0;
            case 0xED -> second < 0xA0;
            case 0xF0 -> second >= 0x90;
            case 0xF4 -> second < 0x90;
            default -> true;
        };
    }
}
