package dev.tuneset.engine.source.csv;

import java.util.Set;

/** The words that pandas 1.5 reads as a missing value. */
final class PandasMissing {
    private static final Set<String> WORDS = Set.of(
            "#N/A N/A",
            "#N/A",
            "N/A",
            "n/a",
            "NA",
            "<NA>",
            "#NA",
            "NULL",
            "null",
            "NaN",
            "-NaN",
            "nan",
            "-nan",
            "-1.#IND",
            "1.#QNAN",
            "1.#IND",
            "-1.#QNAN");
    private static final int LONGEST = 8;

    private PandasMissing() {}

    static boolean is(char[] chars, int start, int end) {
        int length = end - start;
        return length == 0
                || (length <= LONGEST
                        && mayBegin(chars, start, length)
                        && WORDS.contains(new String(chars, start, length)));
    }

    /** Spares numbers the look-up. */
    private static boolean mayBegin(char[] chars, int start, int length) {
        return switch (chars[start]) {
            case '#', '<', 'n', 'N' -> true;
            case '1' -> length > 2 && chars[start + 2] == '#';
            case '-' -> length > 3 && (chars[start + 3] == '#' || chars[start + 1] == 'n' || chars[start + 1] == 'N');
            default -> false;
        };
    }
}
