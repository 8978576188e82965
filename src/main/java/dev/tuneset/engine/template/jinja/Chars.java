package dev.tuneset.engine.template.jinja;

/** Python's view of characters: white space, case, printability, code point offsets. */
final class Chars {
    private Chars() {}

    /** {@code str.isspace} and {@code \s}. */
    static boolean isSpace(int c) {
        if (c < 128) {
            return c == ' ' || (c >= 9 && c <= 13) || (c >= 0x1c && c <= 0x1f);
        }
        return c == 0x85 || c == 0xa0 || Character.isSpaceChar(c);
    }

    static boolean isWord(int c) {
        return c == '_' || isAlnum(c);
    }

    static boolean isAlnum(int c) {
        return Character.isLetter(c) || isNumeric(c);
    }

    static boolean isDecimal(int c) {
        return Character.getType(c) == Character.DECIMAL_DIGIT_NUMBER;
    }

    /** {@code str.isdigit}: decimals, superscripts and other single digits. */
    static boolean isDigit(int c) {
        return isDecimal(c) || (Character.getType(c) == Character.OTHER_NUMBER && isSpecialDigit(c));
    }

    private static boolean isSpecialDigit(int c) {
        return c == 0xb2
                || c == 0xb3
                || c == 0xb9
                || c == 0x2070
                || (c >= 0x2074 && c <= 0x2079)
                || (c >= 0x2080 && c <= 0x2089)
                || (c >= 0x2460 && c <= 0x2468)
                || (c >= 0x2474 && c <= 0x247c)
                || (c >= 0x2488 && c <= 0x2490)
                || c == 0x24ea
                || (c >= 0x24f5 && c <= 0x24fd)
                || c == 0x24ff
                || (c >= 0x2776 && c <= 0x277e)
                || (c >= 0x2780 && c <= 0x2788)
                || (c >= 0x278a && c <= 0x2792);
    }

    static boolean isNumeric(int c) {
        int type = Character.getType(c);
        return type == Character.DECIMAL_DIGIT_NUMBER
                || type == Character.LETTER_NUMBER
                || type == Character.OTHER_NUMBER
                || isHanNumber(c);
    }

    private static boolean isHanNumber(int c) {
        return c >= 0x3405 && "一七万三九二五亖亿什仟仨伍佰億兆八六十千卅卌叁参參叄四壱壹幺廾廿弌弍弎弐拾捌柒玖百肆萬贰貮貳陆陌陸零漆".indexOf(c) >= 0;
    }

    static boolean isLower(int c) {
        return Character.isLowerCase(c);
    }

    static boolean isUpper(int c) {
        return Character.isUpperCase(c);
    }

    static boolean isTitle(int c) {
        return Character.isTitleCase(c);
    }

    static boolean isCased(int c) {
        return isLower(c) || isUpper(c) || isTitle(c);
    }

    /** Characters that {@code repr} writes as they are. */
    static boolean isPrintable(int c) {
        if (c < 127) {
            return c >= 32;
        }
        switch (Character.getType(c)) {
            case Character.CONTROL:
            case Character.FORMAT:
            case Character.SURROGATE:
            case Character.PRIVATE_USE:
            case Character.UNASSIGNED:
            case Character.LINE_SEPARATOR:
            case Character.PARAGRAPH_SEPARATOR:
            case Character.SPACE_SEPARATOR:
                return false;
            default:
                return true;
        }
    }

    static boolean isIdentifier(String s) {
        if (s.isEmpty()) {
            return false;
        }
        int first = s.codePointAt(0);
        if (first != '_' && !Character.isUnicodeIdentifierStart(first)) {
            return false;
        }
        for (int i = Character.charCount(first); i < s.length(); ) {
            int c = s.codePointAt(i);
            if (!Character.isUnicodeIdentifierPart(c) || Character.isIdentifierIgnorable(c)) {
                return false;
            }
            i += Character.charCount(c);
        }
        return true;
    }

    /** {@code len(s)}. */
    static int length(String s) {
        return s.codePointCount(0, s.length());
    }

    /** Says whether every character is one UTF-16 unit, so that Java's offsets are Python's. */
    static boolean isFlat(String s) {
        return length(s) == s.length();
    }

    static String strip(String s, boolean left, boolean right) {
        int start = 0;
        int end = s.length();
        while (left && start < end && isSpace(s.charAt(start))) {
            start++;
        }
        while (right && end > start && isSpace(s.charAt(end - 1))) {
            end--;
        }
        return s.substring(start, end);
    }

    static String strip(String s, String chars, boolean left, boolean right) {
        int start = 0;
        int end = s.length();
        while (left && start < end) {
            int c = s.codePointAt(start);
            if (chars.indexOf(c) < 0) {
                break;
            }
            start += Character.charCount(c);
        }
        while (right && end > start) {
            int c = s.codePointBefore(end);
            if (chars.indexOf(c) < 0) {
                break;
            }
            end -= Character.charCount(c);
        }
        return s.substring(start, Math.max(start, end));
    }
}
