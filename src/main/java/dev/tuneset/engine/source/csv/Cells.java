package dev.tuneset.engine.source.csv;

/** What a cell looks like, for guessing only. */
final class Cells {
    private Cells() {}

    /** A number as people write it: sign, digits, one point or comma, exponent, per cent, or a date or time of digits. */
    static boolean isNumeric(String text) {
        int digits = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c >= '0' && c <= '9') {
                digits++;
            } else if ("+-.,:/%$ ".indexOf(c) < 0 && !(isExponentMark(c) && digits > 0 && i + 1 < text.length())) {
                return false;
            }
        }
        return digits > 0 && text.length() <= 40;
    }

    /** A number of digits, sign, point and exponent only. */
    static boolean isPlainNumber(String text) {
        return isNumeric(text) && text.chars().noneMatch(c -> ",:/%$ ".indexOf(c) >= 0) && text.lastIndexOf('-') <= 0;
    }

    private static boolean isExponentMark(char c) {
        return c == 'e' || c == 'E' || c == 'T' || c == 'Z';
    }
}
