package dev.tuneset.engine.source.text;

/** Finds where a sentence ends, by Latin, CJK and other full stops, or by a blank line. */
final class SentenceEnds {
    private static final String ALWAYS = "。！？｡।॥۔؟።";
    private static final String BEFORE_SPACE = ".!?…";
    private static final String CLOSING = "\"'”’»›)]}」』”’）》】〉〕";

    private SentenceEnds() {}

    /** The index behind the first sentence that begins at {@code from}, with the space after it; -1 when no end stands before {@code to}. */
    static int after(CharSequence text, int from, int to) {
        for (int i = from; i < to; i++) {
            char c = text.charAt(i);
            if (c == '\n' && isBlankLine(text, i + 1)) {
                return skipSpace(text, i);
            }
            if (ALWAYS.indexOf(c) >= 0) {
                return skipSpace(text, skipClosing(text, i + 1));
            }
            if (BEFORE_SPACE.indexOf(c) >= 0) {
                int behind = skipClosing(text, i + 1);
                if (behind < text.length() && endsSentence(text, from, i, behind)) {
                    return skipSpace(text, behind);
                }
                i = Math.max(i, behind - 1);
            }
        }
        return -1;
    }

    private static boolean endsSentence(CharSequence text, int from, int stop, int behind) {
        if (!isSpace(text.charAt(behind))) {
            return false;
        }
        int next = skipSpace(text, behind);
        boolean goesOn = next < text.length() && Character.isLowerCase(text.charAt(next));
        return !goesOn && !(text.charAt(stop) == '.' && isAbbreviation(text, from, stop));
    }

    /** One letter before the stop ({@code J. Austen}), or a title. */
    private static boolean isAbbreviation(CharSequence text, int from, int stop) {
        int start = stop;
        while (start > from && Character.isLetter(text.charAt(start - 1))) {
            start--;
        }
        String word = text.subSequence(start, stop).toString();
        return (word.length() == 1 && Character.isUpperCase(word.charAt(0)))
                || switch (word) {
                    case "Mr", "Mrs", "Ms", "Dr", "Prof", "St", "vs", "No", "Nr" -> true;
                    default -> false;
                };
    }

    private static boolean isBlankLine(CharSequence text, int from) {
        for (int i = from; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '\n') {
                return true;
            }
            if (!isSpace(c)) {
                return false;
            }
        }
        return false;
    }

    private static int skipClosing(CharSequence text, int from) {
        int at = from;
        while (at < text.length()
                && (CLOSING.indexOf(text.charAt(at)) >= 0
                        || BEFORE_SPACE.indexOf(text.charAt(at)) >= 0
                        || ALWAYS.indexOf(text.charAt(at)) >= 0)) {
            at++;
        }
        return at;
    }

    static int skipSpace(CharSequence text, int from) {
        int at = from;
        while (at < text.length() && isSpace(text.charAt(at))) {
            at++;
        }
        return at;
    }

    static boolean isSpace(char c) {
        return Character.isWhitespace(c) || c == '\u00a0' || c == '\u3000';
    }
}
