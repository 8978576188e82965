package dev.tuneset.engine.token;

import java.util.Arrays;

/** The printable character that byte-level vocabularies write for each byte (GPT-2's {@code bytes_to_unicode}). */
final class ByteAlphabet {
    private static final char[] CHARS = chars();

    private ByteAlphabet() {}

    static char charOf(int octet) {
        return CHARS[octet & 0xFF];
    }

    static String spell(byte[] octets) {
        char[] spelled = new char[octets.length];
        for (int i = 0; i < octets.length; i++) {
            spelled[i] = charOf(octets[i]);
        }
        return new String(spelled);
    }

    /** UTF-8 of one code point into {@code target} from {@code at} on; gives the number of bytes. */
    static int utf8(int c, byte[] target, int at) {
        if (c < 0x80) {
            target[at] = (byte) c;
            return 1;
        }
        int length = c < 0x800 ? 2 : c < 0x10000 ? 3 : 4;
        for (int i = length - 1; i > 0; i--) {
            target[at + i] = (byte) (0x80 | (c & 0x3F));
            c >>= 6;
        }
        target[at] = (byte) (((0xF00 >> length) & 0xFF) | c);
        return length;
    }

    private static char[] chars() {
        char[] chars = new char[256];
        Arrays.fill(chars, '\0');
        for (int b = 0; b < 256; b++) {
            if ((b >= '!' && b <= '~') || (b >= 0xA1 && b <= 0xAC) || b >= 0xAE) {
                chars[b] = (char) b;
            }
        }
        int next = 256;
        for (int b = 0; b < 256; b++) {
            if (chars[b] == 0) {
                chars[b] = (char) next++;
            }
        }
        return chars;
    }
}
