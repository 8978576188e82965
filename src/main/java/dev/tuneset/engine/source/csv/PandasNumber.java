package dev.tuneset.engine.source.csv;

import java.math.BigInteger;

/**
 * Numbers as the C parser of pandas 1.5 reads them ({@code str_to_int64}, {@code str_to_uint64} and
 * {@code precise_xstrtod} in its tokenizer.c), rounding errors of the last digits included. Holds the last number read.
 */
final class PandasNumber {
    /** What became of an attempt to read a number. */
    enum Status {
        READ,
        OUT_OF_RANGE,
        NOT_A_NUMBER
    }

    /** Digits beyond these are counted, not read. */
    private static final int DIGITS_MAX = 17;

    private static final double[] POWERS = new double[309];

    static {
        for (int i = 0; i < POWERS.length; i++) {
            POWERS[i] = Double.parseDouble("1e" + i);
        }
    }

    private long bits;
    private double decimal;
    private boolean negative;
    private char[] chars = new char[0];
    private int at;
    private int end;

    long signed() {
        return bits;
    }

    /** The last unsigned number: a Long, or a BigInteger beyond 63 bits. */
    Object unsigned() {
        return bits >= 0 ? (Object) bits : new BigInteger(Long.toUnsignedString(bits));
    }

    double decimal() {
        return decimal;
    }

    /** Whether the last integer had a minus sign; as an unsigned number its value was not read then. */
    boolean negative() {
        return negative;
    }

    Status readSigned(char[] from, int start, int stop) {
        begin(from, start, stop);
        boolean minus = sign();
        negative = minus;
        if (!isDigit()) {
            return Status.NOT_A_NUMBER;
        }
        long number = 0;
        while (isDigit()) {
            int digit = chars[at] - '0';
            long lowest = Long.MIN_VALUE + (minus ? 0 : 1);
            if (number < lowest / 10 || (number == lowest / 10 && digit > -(lowest % 10))) {
                return Status.OUT_OF_RANGE;
            }
            number = number * 10 - digit;
            at++;
        }
        skipSpace();
        bits = minus ? number : -number;
        return at == end ? Status.READ : Status.NOT_A_NUMBER;
    }

    Status readUnsigned(char[] from, int start, int stop) {
        begin(from, start, stop);
        negative = at < end && chars[at] == '-';
        if (negative) {
            bits = 0;
            return Status.READ;
        }
        sign();
        if (!isDigit()) {
            return Status.NOT_A_NUMBER;
        }
        long number = 0;
        while (isDigit()) {
            int digit = chars[at] - '0';
            long tenth = Long.divideUnsigned(-1L, 10);
            int compared = Long.compareUnsigned(number, tenth);
            if (compared > 0 || (compared == 0 && digit > 5)) {
                return Status.OUT_OF_RANGE;
            }
            number = number * 10 + digit;
            at++;
        }
        skipSpace();
        bits = number;
        return at == end ? Status.READ : Status.NOT_A_NUMBER;
    }

    Status readDecimal(char[] from, int start, int stop) {
        begin(from, start, stop);
        boolean minus = sign();
        double number = 0;
        int exponent = 0;
        int digits = 0;
        while (isDigit()) {
            if (digits < DIGITS_MAX) {
                number = number * 10 + (chars[at] - '0');
                digits++;
            } else {
                exponent++;
            }
            at++;
        }
        if (at < end && chars[at] == '.') {
            at++;
            while (digits < DIGITS_MAX && isDigit()) {
                number = number * 10 + (chars[at++] - '0');
                digits++;
                exponent--;
            }
            while (digits >= DIGITS_MAX && isDigit()) {
                at++;
            }
        }
        if (digits == 0) {
            return infinity(start, stop);
        }
        exponent += exponent();
        decimal = scale(minus ? -number : number, exponent);
        skipSpace();
        return at == end && !Double.isInfinite(decimal) ? Status.READ : Status.NOT_A_NUMBER;
    }

    /** Reads {@code e-12}; an {@code e} without digits is left standing. */
    private int exponent() {
        if (at == end || (chars[at] != 'e' && chars[at] != 'E')) {
            return 0;
        }
        at++;
        boolean minus = sign();
        int digits = 0;
        int number = 0;
        while (digits < DIGITS_MAX && isDigit()) {
            number = number * 10 + (chars[at++] - '0');
            digits++;
        }
        if (digits == 0) {
            at--;
        }
        return minus ? -number : number;
    }

    private static double scale(double number, int exponent) {
        if (exponent > 308) {
            return Double.POSITIVE_INFINITY;
        }
        if (exponent > 0) {
            return number * POWERS[exponent];
        }
        if (exponent < -308) {
            int rest = -308 - exponent;
            return rest > 308 ? 0.0 : number / POWERS[rest] / POWERS[308];
        }
        return number / POWERS[-exponent];
    }

    private Status infinity(int start, int stop) {
        String word = new String(chars, start, stop - start);
        boolean signed = !word.isEmpty() && (word.charAt(0) == '-' || word.charAt(0) == '+');
        String name = signed ? word.substring(1) : word;
        if (!name.equalsIgnoreCase("inf") && !name.equalsIgnoreCase("infinity")) {
            return Status.NOT_A_NUMBER;
        }
        decimal = word.charAt(0) == '-' ? Double.NEGATIVE_INFINITY : Double.POSITIVE_INFINITY;
        return Status.READ;
    }

    private void begin(char[] from, int start, int stop) {
        chars = from;
        at = start;
        end = stop;
        skipSpace();
    }

    private boolean sign() {
        if (at < end && (chars[at] == '-' || chars[at] == '+')) {
            return chars[at++] == '-';
        }
        return false;
    }

    private boolean isDigit() {
        return at < end && chars[at] >= '0' && chars[at] <= '9';
    }

    private void skipSpace() {
        while (at < end && (chars[at] == ' ' || (chars[at] >= '\t' && chars[at] <= '\r'))) {
            at++;
        }
    }
}
