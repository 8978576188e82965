package dev.tuneset.engine.token;

/** Character classes as the Hugging Face library's own code sees them. */
final class Chars {
    private static final int PUNCTUATION = (1 << Character.CONNECTOR_PUNCTUATION)
            | (1 << Character.DASH_PUNCTUATION)
            | (1 << Character.START_PUNCTUATION)
            | (1 << Character.END_PUNCTUATION)
            | (1 << Character.INITIAL_QUOTE_PUNCTUATION)
            | (1 << Character.FINAL_QUOTE_PUNCTUATION)
            | (1 << Character.OTHER_PUNCTUATION);
    private static final int MARK = (1 << Character.NON_SPACING_MARK)
            | (1 << Character.COMBINING_SPACING_MARK)
            | (1 << Character.ENCLOSING_MARK);
    private static final int NUMBER =
            (1 << Character.DECIMAL_DIGIT_NUMBER) | (1 << Character.LETTER_NUMBER) | (1 << Character.OTHER_NUMBER);
    private static final int OTHER = (1 << Character.CONTROL) | (1 << Character.FORMAT) | (1 << Character.PRIVATE_USE);
    private static final int WORD = MARK
            | (1 << Character.UPPERCASE_LETTER)
            | (1 << Character.LOWERCASE_LETTER)
            | (1 << Character.TITLECASE_LETTER)
            | (1 << Character.MODIFIER_LETTER)
            | (1 << Character.OTHER_LETTER)
            | (1 << Character.LETTER_NUMBER)
            | (1 << Character.DECIMAL_DIGIT_NUMBER)
            | (1 << Character.CONNECTOR_PUNCTUATION);

    private Chars() {}

    /** Unicode's White_Space. */
    static boolean isWhitespace(int c) {
        if (c <= 0x20) {
            return c == ' ' || (c >= '\t' && c <= '\r');
        }
        return c >= 0x85
                && (c == 0x85
                        || c == 0xA0
                        || c == 0x1680
                        || (c >= 0x2000 && c <= 0x200A)
                        || c == 0x2028
                        || c == 0x2029
                        || c == 0x202F
                        || c == 0x205F
                        || c == 0x3000);
    }

    static boolean isPunctuation(int c) {
        if (c < 0x80) {
            return (c >= '!' && c <= '/') || (c >= ':' && c <= '@') || (c >= '[' && c <= '`') || (c >= '{' && c <= '~');
        }
        return in(c, PUNCTUATION);
    }

    static boolean isNumeric(int c) {
        return ((NUMBER >> Unicode16.type(c)) & 1) != 0;
    }

    static boolean isMark(int c) {
        return in(c, MARK);
    }

    static boolean isNonSpacingMark(int c) {
        return Character.getType(c) == Character.NON_SPACING_MARK;
    }

    /** Control, format and private-use characters. */
    static boolean isOther(int c) {
        return in(c, OTHER);
    }

    /** What {@code \w} matches in Rust's regular expressions. */
    static boolean isWord(int c) {
        if (c < 0x80) {
            return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_';
        }
        int type = Unicode16.type(c);
        return Character.isAlphabetic(c) || ((WORD >> type) & 1) != 0 || c == 0x200C || c == 0x200D;
    }

    /** The blocks BERT takes for Chinese and sets apart by spaces. */
    static boolean isChinese(int c) {
        return (c >= 0x4E00 && c <= 0x9FFF)
                || (c >= 0x3400 && c <= 0x4DBF)
                || (c >= 0x20000 && c <= 0x2A6DF)
                || (c >= 0x2A700 && c <= 0x2B73F)
                || (c >= 0x2B740 && c <= 0x2B81F)
                || (c >= 0x2B920 && c <= 0x2CEAF)
                || (c >= 0xF900 && c <= 0xFAFF)
                || (c >= 0x2F800 && c <= 0x2FA1F);
    }

    /** Lower case of one character; only the dotted capital I becomes two. */
    static int toLowerCase(int c) {
        return c == 0x130 ? 'i' : Character.toLowerCase(c);
    }

    private static boolean in(int c, int types) {
        return ((types >> Character.getType(c)) & 1) != 0;
    }
}
