package dev.tuneset.engine.template.jinja;

/**
 * Single surrogates, which Python writes in literals as {@code '&#92;ud83d'} and keeps apart from each other. In Java two of
 * them would become one character, so they live in a part of Unicode that nobody uses until the text is done.
 */
final class Surrogates {
    private static final int HIDDEN = 0xdf800;
    private static final char LEAD = Character.highSurrogate(HIDDEN);

    private Surrogates() {}

    static int hidden(int c) {
        return c >= 0xd800 && c < 0xe000 ? c - 0xd800 + HIDDEN : c;
    }

    static int shown(int c) {
        return c >= HIDDEN && c < HIDDEN + 0x800 ? c - HIDDEN + 0xd800 : c;
    }

    static String shown(String text) {
        if (text.indexOf(LEAD) < 0 && text.indexOf(LEAD + 1) < 0) {
            return text;
        }
        StringBuilder out = new StringBuilder(text.length());
        text.codePoints().map(Surrogates::shown).forEach(c -> {
            if (c >= 0xd800 && c < 0xe000) {
                out.append((char) c);
            } else {
                out.appendCodePoint(c);
            }
        });
        return out.toString();
    }
}
