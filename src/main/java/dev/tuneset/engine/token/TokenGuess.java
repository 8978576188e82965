package dev.tuneset.engine.token;

/** How many tokens a text may have, by the kinds of its characters; in hundredths of a token for each. */
final class TokenGuess {
    private static final int LETTER = 23;
    private static final int SPACE = 5;
    private static final int DIGIT = 45;
    private static final int SIGN = 65;
    private static final int IDEOGRAPH = 82;
    private static final int OTHER_LETTER = 45;
    private static final int PICTURE = 220;

    private TokenGuess() {}

    static int count(CharSequence text) {
        long hundredths = 0;
        for (int i = 0; i < text.length(); ) {
            int c = Character.codePointAt(text, i);
            hundredths += hundredths(c);
            i += Character.charCount(c);
        }
        return text.length() == 0 ? 0 : (int) Math.max(1, (hundredths + 50) / 100);
    }

    private static int hundredths(int c) {
        if (c < 0x80) {
            return ascii(c);
        }
        if (Character.isIdeographic(c) || (c >= 0x3040 && c <= 0x30FF) || (c >= 0xAC00 && c <= 0xD7AF)) {
            return IDEOGRAPH;
        }
        if (Character.isLetterOrDigit(c)) {
            return OTHER_LETTER;
        }
        return c >= 0x10000 ? PICTURE : SIGN;
    }

    private static int ascii(int c) {
        if (c <= ' ') {
            return SPACE;
        }
        if (c >= '0' && c <= '9') {
            return DIGIT;
        }
        boolean letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
        return letter ? LETTER : SIGN;
    }
}
