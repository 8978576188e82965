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

    private static final CodePoints YOUNG_CAPITALS = CodePoints.of("1C89 A7C0 A7CC A7D0 A7D6 A7D8 A7DA");
    private static final CodePoints YOUNG_VITHKUQI = CodePoints.of("10570-1057A 1057C-1058A 1058C-10592 10594-10595");

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
        return in(c, PUNCTUATION) ? !OldTables.NO_PUNCTUATION.contains(c) : OldTables.PUNCTUATION.contains(c);
    }

    /** Numbers as of Unicode 17. */
    static boolean isNumeric(int c) {
        return in(c, NUMBER) || (c >= 0x11DE0 && c <= 0x11DE9) || (c >= 0x16FF4 && c <= 0x16FF6);
    }

    static boolean isMark(int c) {
        return in(c, MARK) ? !OldTables.NO_MARKS.contains(c) : OldTables.MARKS.contains(c);
    }

    static boolean isNonSpacingMark(int c) {
        boolean mark = in(c, 1 << Character.NON_SPACING_MARK);
        return mark ? !OldTables.NO_NON_SPACING_MARKS.contains(c) : OldTables.NON_SPACING_MARKS.contains(c);
    }

    /** Control, format and private-use characters. */
    static boolean isOther(int c) {
        return in(c, OTHER) && !OldTables.NO_FORMATS.contains(c);
    }

    /** What {@code \w} matches in Rust's regular expressions. */
    static boolean isWord(int c) {
        if (c < 0x80) {
            return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_';
        }
        return in(c, WORD) || Character.isAlphabetic(c) || c == 0x200C || c == 0x200D;
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

    /** Lower case of one character, as of Unicode 16; of the dotted capital I without its dot. */
    static int toLowerCase(int c) {
        if (c == 0x130) {
            return 'i';
        }
        int lower = Character.toLowerCase(c);
        return lower != c || c < 0x1C89 ? lower : toYoungLowerCase(c);
    }

    private static int toYoungLowerCase(int c) {
        if (YOUNG_CAPITALS.contains(c)) {
            return c + 1;
        }
        if (c == 0x2C2F) {
            return 0x2C5F;
        }
        if (c == 0xA7CB || c == 0xA7DC) {
            return c == 0xA7CB ? 0x264 : 0x19B;
        }
        if (YOUNG_VITHKUQI.contains(c)) {
            return c + 0x27;
        }
        return c >= 0x10D50 && c <= 0x10D65 ? c + 0x20 : c;
    }

    private static boolean in(int c, int types) {
        return ((types >> Unicode16.type(c)) & 1) != 0;
    }
}
