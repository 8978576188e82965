package dev.tuneset.engine.source.text;

/** Finds a place where a text can be cut without harming a character. */
final class Clusters {
    private static final char JOINER = '\u200d';

    private Clusters() {}

    /** The last good place at or before {@code index}: behind white space, or at least not inside what is seen as one character. */
    static int cutAt(String text, int index) {
        for (int at = index; at > index / 2 && at > 0; at--) {
            if (SentenceEnds.isSpace(text.charAt(at - 1))) {
                return at;
            }
        }
        for (int at = index; at > 0; at--) {
            if (!isInside(text, at)) {
                return at;
            }
        }
        // marks without end on one letter: nobody sees that as a character
        int at = Character.isLowSurrogate(text.charAt(Math.min(index, text.length() - 1))) ? index - 1 : index;
        return Math.min(text.length(), Math.max(at, text.offsetByCodePoints(0, 1)));
    }

    private static boolean isInside(String text, int at) {
        if (at >= text.length()) {
            return false;
        }
        if (Character.isLowSurrogate(text.charAt(at)) && Character.isHighSurrogate(text.charAt(at - 1))) {
            return true;
        }
        int next = text.codePointAt(at);
        int previous = text.codePointBefore(at);
        int type = Character.getType(next);
        return type == Character.NON_SPACING_MARK
                || type == Character.ENCLOSING_MARK
                || type == Character.COMBINING_SPACING_MARK
                || next == JOINER
                || previous == JOINER
                || (next >= 0x1f3fb && next <= 0x1f3ff)
                || (next >= 0xfe00 && next <= 0xfe0f);
    }
}
