package dev.tuneset.engine.template.jinja;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** {@code int(value)} and {@code float(value)}. */
final class NumberParser {
    private static final int DIGITS_MAX = 4300;
    private static final Pattern FLOAT =
            Pattern.compile("[+-]?(\\d+(_\\d+)*\\.?(\\d+(_\\d+)*)?|\\.\\d+(_\\d+)*)(e[+-]?\\d+(_\\d+)*)?");

    private NumberParser() {}

    /** The filter {@code int}. */
    static Object integer(Object value, Object fallback, Object base) {
        Object result = Types.isString(value) ? parse(Types.string(value), Numbers.indexInt(base)) : convert(value);
        if (result != null) {
            return result;
        }
        Double real = tryReal(value);
        return real == null || Double.isNaN(real) ? fallback : truncated(real);
    }

    private static @Nullable Object convert(Object value) {
        if (value instanceof Undefined undefined) {
            throw undefined.fail();
        }
        if (Numbers.isInteger(value)) {
            return Arithmetic.plus(value);
        }
        return value instanceof Double number && !Double.isNaN(number) ? truncated(number) : null;
    }

    /** The integer part of a float. */
    static Object truncated(double value) {
        if (Double.isInfinite(value)) {
            throw TemplateException.overflow("cannot convert float infinity to integer");
        }
        if (Double.isNaN(value)) {
            throw TemplateException.value("cannot convert float NaN to integer");
        }
        return Math.abs(value) < 1e18 ? (Object) (long) value : Numbers.canonical(new BigDecimal(value).toBigInteger());
    }

    /** The filter {@code float}. */
    static Object real(Object value, Object fallback) {
        Double real = tryReal(value);
        return real == null ? fallback : real;
    }

    static double requireReal(Object value) {
        Double real = tryReal(value);
        if (real != null) {
            return real;
        }
        if (Types.isString(value)) {
            throw TemplateException.value("could not convert string to float: " + Repr.of(Types.string(value)));
        }
        throw TemplateException.type(
                "float() argument must be a string or a real number, not '" + Types.name(value) + "'");
    }

    private static @Nullable Double tryReal(Object value) {
        if (value instanceof Undefined undefined) {
            throw undefined.fail();
        }
        if (Numbers.isNumber(value)) {
            return Numbers.toDouble(value);
        }
        return Types.isString(value) ? parseReal(Types.string(value)) : null;
    }

    private static @Nullable Double parseReal(String raw) {
        String text = ascii(Chars.strip(raw, true, true)).toLowerCase(Locale.ROOT);
        switch (text) {
            case "nan", "+nan", "-nan":
                return Double.NaN;
            case "inf", "+inf", "infinity", "+infinity":
                return Double.POSITIVE_INFINITY;
            case "-inf", "-infinity":
                return Double.NEGATIVE_INFINITY;
            default:
                return text.length() < 100_000 && FLOAT.matcher(text).matches()
                        ? Double.valueOf(text.replace("_", ""))
                        : null;
        }
    }

    /** Decimal digits of any script as ASCII. */
    private static String ascii(String text) {
        if (text.chars().allMatch(c -> c < 128)) {
            return text;
        }
        StringBuilder out = new StringBuilder();
        text.codePoints().forEach(c -> out.appendCodePoint(Chars.isDecimal(c) ? '0' + Character.digit(c, 10) : c));
        return out.toString();
    }

    /** {@code int(text, base)}, or null where Python raises ValueError. */
    private static @Nullable Object parse(String raw, int base) {
        if (base != 0 && (base < 2 || base > 36)) {
            return null;
        }
        String text = ascii(Chars.strip(raw, true, true));
        boolean minus = text.startsWith("-");
        String digits = minus || text.startsWith("+") ? text.substring(1) : text;
        int radix = base;
        int prefixed = prefix(digits);
        if (prefixed != 0 && (base == 0 || base == prefixed)) {
            radix = prefixed;
            digits = digits.substring(2);
            digits = digits.startsWith("_") ? digits.substring(1) : digits;
        } else if (base == 0) {
            radix = 10;
            if (digits.length() > 1 && digits.startsWith("0") && !digits.matches("[0_]+")) {
                return null;
            }
        }
        if (!valid(digits, radix)) {
            return null;
        }
        digits = digits.replace("_", "");
        if (digits.length() > DIGITS_MAX && Integer.bitCount(radix) != 1) {
            return null;
        }
        BigInteger value = Numbers.parse(digits, radix);
        return Numbers.canonical(minus ? value.negate() : value);
    }

    private static int prefix(String digits) {
        if (digits.length() < 2 || digits.charAt(0) != '0') {
            return 0;
        }
        return switch (digits.charAt(1)) {
            case 'x', 'X' -> 16;
            case 'o', 'O' -> 8;
            case 'b', 'B' -> 2;
            default -> 0;
        };
    }

    private static boolean valid(String digits, int radix) {
        boolean digitBefore = false;
        for (int i = 0; i < digits.length(); i++) {
            char c = digits.charAt(i);
            boolean digit = c < 128 && Character.digit(c, radix) >= 0;
            if (!digit && (c != '_' || !digitBefore)) {
                return false;
            }
            digitBefore = digit;
        }
        return digitBefore;
    }
}
