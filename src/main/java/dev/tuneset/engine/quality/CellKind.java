package dev.tuneset.engine.quality;

import java.math.BigInteger;
import java.time.temporal.Temporal;
import java.util.List;
import java.util.Map;

/** What a single value is, or looks like when it is text. */
enum CellKind {
    BOOLEAN,
    INTEGER,
    NUMBER,
    DATE,
    TEXT,
    LIST,
    STRUCT,
    BYTES;

    private static final int NUMBER_CHARS_MAX = 30;

    static CellKind of(Object value) {
        if (value instanceof String) {
            return TEXT;
        }
        if (value instanceof Long || value instanceof BigInteger) {
            return INTEGER;
        }
        if (value instanceof Number) {
            return NUMBER;
        }
        if (value instanceof Boolean) {
            return BOOLEAN;
        }
        if (value instanceof Temporal) {
            return DATE;
        }
        return value instanceof List<?> ? LIST : value instanceof Map<?, ?> ? STRUCT : BYTES;
    }

    /** What a text stands for. A number with leading zeros is a code, not a number. */
    static CellKind ofText(String text) {
        if (text.equalsIgnoreCase("true") || text.equalsIgnoreCase("false")) {
            return BOOLEAN;
        }
        char first = text.charAt(0);
        boolean digit = first >= '0' && first <= '9';
        if (text.length() > NUMBER_CHARS_MAX || !(digit || first == '-' || first == '+' || first == '.')) {
            return TEXT;
        }
        return isDate(text) ? DATE : number(text);
    }

    /** {@code 2024-01-31}, alone or with a time behind it. */
    private static boolean isDate(String text) {
        if (text.length() < 10 || (text.length() > 10 && text.charAt(10) != 'T' && text.charAt(10) != ' ')) {
            return false;
        }
        for (int i = 0; i < 10; i++) {
            char c = text.charAt(i);
            boolean dash = i == 4 || i == 7;
            if (dash ? c != '-' : (c < '0' || c > '9')) {
                return false;
            }
        }
        int month = (text.charAt(5) - '0') * 10 + text.charAt(6) - '0';
        int day = (text.charAt(8) - '0') * 10 + text.charAt(9) - '0';
        return month >= 1 && month <= 12 && day >= 1 && day <= 31;
    }

    private static CellKind number(String text) {
        int at = text.charAt(0) == '-' || text.charAt(0) == '+' ? 1 : 0;
        int start = at;
        at = digits(text, at);
        int whole = at - start;
        if (whole > 1 && text.charAt(start) == '0') {
            return TEXT;
        }
        if (at == text.length()) {
            return whole > 0 ? INTEGER : TEXT;
        }
        int fraction = 0;
        if (text.charAt(at) == '.') {
            int point = at + 1;
            at = digits(text, point);
            fraction = at - point;
        }
        if (whole + fraction == 0) {
            return TEXT;
        }
        return at == text.length() || isExponent(text, at) ? NUMBER : TEXT;
    }

    private static boolean isExponent(String text, int from) {
        if (text.charAt(from) != 'e' && text.charAt(from) != 'E') {
            return false;
        }
        int start = from + 1;
        if (start < text.length() && (text.charAt(start) == '-' || text.charAt(start) == '+')) {
            start++;
        }
        return start < text.length() && digits(text, start) == text.length();
    }

    private static int digits(String text, int from) {
        int at = from;
        while (at < text.length() && text.charAt(at) >= '0' && text.charAt(at) <= '9') {
            at++;
        }
        return at;
    }
}
