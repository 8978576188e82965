package dev.tuneset.web;

import java.text.NumberFormat;
import java.util.Locale;

/**
 * A sentence with places to fill: {@code {0}} is the first argument, {@code {0|row|rows}} chooses a word by it. Nothing else is
 * special, so apostrophes need no care.
 */
record Phrase(String pattern) {
    String fill(Locale locale, Object... arguments) {
        StringBuilder out = new StringBuilder(pattern.length() + 16);
        int from = 0;
        for (int open = pattern.indexOf('{'); open >= 0; open = pattern.indexOf('{', from)) {
            int close = pattern.indexOf('}', open);
            if (close < 0) {
                break;
            }
            out.append(pattern, from, open).append(place(pattern.substring(open + 1, close), locale, arguments));
            from = close + 1;
        }
        return out.append(pattern, from, pattern.length()).toString();
    }

    private static String place(String place, Locale locale, Object[] arguments) {
        String[] parts = place.split("\\|", -1);
        int index = index(parts[0]);
        if (index < 0 || index >= arguments.length) {
            return "{" + place + "}";
        }
        Object argument = arguments[index];
        if (parts.length == 3) {
            return argument instanceof Number number && number.longValue() == 1 ? parts[1] : parts[2];
        }
        return argument instanceof Number number
                ? NumberFormat.getNumberInstance(locale).format(number)
                : String.valueOf(argument);
    }

    private static int index(String text) {
        return text.length() == 1 && Character.isDigit(text.charAt(0)) ? text.charAt(0) - '0' : -1;
    }
}
