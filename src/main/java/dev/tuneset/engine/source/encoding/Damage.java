package dev.tuneset.engine.source.encoding;

import java.util.Locale;

/**
 * Bytes that do not fit their encoding, carried through the text: byte {@code b} becomes the lone low surrogate
 * {@code U+DC00 + b}, which properly decoded text never holds (as Python's {@code surrogateescape}, PEP 383).
 */
public final class Damage {
    private static final char FIRST = '\uDC00';
    private static final char LAST = '\uDCFF';

    private Damage() {}

    static char ofByte(byte damaged) {
        return (char) (FIRST + (damaged & 0xff));
    }

    /** The index of the first damaged byte in {@code chars[from, to)}, or -1. */
    public static int indexIn(char[] chars, int from, int to) {
        for (int i = from; i < to; i++) {
            char c = chars[i];
            if (c >= FIRST && c <= LAST && (i == from || !Character.isHighSurrogate(chars[i - 1]))) {
                return i;
            }
        }
        return -1;
    }

    /** The text with every damaged byte written as {@code \xE9}. */
    public static String show(String text) {
        StringBuilder shown = null;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean damaged = c >= FIRST && c <= LAST && (i == 0 || !Character.isHighSurrogate(text.charAt(i - 1)));
            if (damaged && shown == null) {
                shown = new StringBuilder(text.length() + 16).append(text, 0, i);
            }
            if (shown != null) {
                if (damaged) {
                    shown.append(String.format(Locale.ROOT, "\\x%02X", c - FIRST));
                } else {
                    shown.append(c);
                }
            }
        }
        return shown == null ? text : shown.toString();
    }
}
