package dev.tuneset.engine.source.csv;

/** The words that pandas reads as a boolean: true and false in any case. */
final class PandasBoolean {
    private PandasBoolean() {}

    static boolean is(char[] chars, int start, int end) {
        return isTrue(chars, start, end) || matches("FALSE", chars, start, end);
    }

    /** Clearing bit 5 makes ASCII letters upper case; nothing else becomes a letter of these words. */
    static boolean isTrue(char[] chars, int start, int end) {
        return matches("TRUE", chars, start, end);
    }

    private static boolean matches(String word, char[] chars, int start, int end) {
        if (end - start != word.length()) {
            return false;
        }
        for (int i = 0; i < word.length(); i++) {
            if ((chars[start + i] & ~0x20) != word.charAt(i)) {
                return false;
            }
        }
        return true;
    }
}
