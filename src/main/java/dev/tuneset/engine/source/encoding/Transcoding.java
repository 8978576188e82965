package dev.tuneset.engine.source.encoding;

import java.io.IOException;

/**
 * Text of another encoding as UTF-8. A damaged byte, a lone surrogate in decoded text, is written as the three bytes that
 * UTF-8 would have for a surrogate and forbids.
 */
final class Transcoding {
    private static final int CHARS = 1 << 14;

    private final TextStream text;
    private final char[] chars = new char[CHARS];
    private int position;
    private int limit;

    Transcoding(TextStream text) {
        this.text = text;
    }

    /** As {@link Utf8Input#read}; there must be room for one character. A pair of surrogates is always read whole. */
    int read(byte[] bytes, int from, int length) throws IOException {
        if (position == limit) {
            position = 0;
            limit = Math.max(text.read(chars, 0, CHARS), 0);
            if (limit == 0) {
                return -1;
            }
        }
        int to = from;
        while (position < limit && from + length - to >= Utf8Input.ROOM_MIN) {
            char c = chars[position++];
            if (c < 0x80) {
                bytes[to++] = (byte) c;
            } else if (Character.isHighSurrogate(c)) {
                to = four(Character.toCodePoint(c, chars[position++]), bytes, to);
            } else if (c < 0x800) {
                bytes[to++] = (byte) (0xC0 | c >> 6);
                bytes[to++] = (byte) (0x80 | c & 0x3F);
            } else {
                bytes[to++] = (byte) (0xE0 | c >> 12);
                bytes[to++] = (byte) (0x80 | c >> 6 & 0x3F);
                bytes[to++] = (byte) (0x80 | c & 0x3F);
            }
        }
        return to - from;
    }

    long bytesRead() {
        return text.bytesRead();
    }

    /** The text of bytes written here, decoded as UTF-8: three damaged bytes are the one that did not fit. */
    static String damageIn(String decoded) {
        StringBuilder text = new StringBuilder(decoded.length());
        for (int i = 0; i < decoded.length(); i++) {
            if (i + 2 < decoded.length() && decoded.charAt(i) == Damage.ofByte((byte) 0xED)) {
                int second = decoded.charAt(i + 1) & 0x3F;
                int third = decoded.charAt(i + 2) & 0x3F;
                text.append((char) (0xD000 | second << 6 | third));
                i += 2;
            } else {
                text.append(decoded.charAt(i));
            }
        }
        return text.toString();
    }

    private static int four(int point, byte[] bytes, int to) {
        bytes[to] = (byte) (0xF0 | point >> 18);
        bytes[to + 1] = (byte) (0x80 | point >> 12 & 0x3F);
        bytes[to + 2] = (byte) (0x80 | point >> 6 & 0x3F);
        bytes[to + 3] = (byte) (0x80 | point & 0x3F);
        return to + 4;
    }
}
