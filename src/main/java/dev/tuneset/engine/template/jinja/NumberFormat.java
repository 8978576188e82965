package dev.tuneset.engine.template.jinja;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Locale;

/** Digits of numbers in the forms that formatting asks for. */
final class NumberFormat {
    /** More digits than any float has. */
    private static final int PRECISION_MAX = 2000;

    private NumberFormat() {}

    /** Digits of an integer without its sign, at least as many as the precision. */
    static String digits(Object integer, int radix, int precision) {
        String digits = radix == 10
                ? Text.integer(Numbers.canonical(Numbers.toBig(integer).abs()))
                : Numbers.toBig(integer).abs().toString(radix);
        requirePrecision(precision);
        return "0".repeat(Math.max(0, precision - digits.length())) + digits;
    }

    private static void requirePrecision(int precision) {
        if (precision > PRECISION_MAX) {
            throw TemplateException.limit("a number is written with more than " + PRECISION_MAX + " digits");
        }
    }

    /** A float that is not negative, as {@code e}, {@code f}, {@code g} or their capitals write it. */
    static String real(double value, char type, int precision, boolean alternate) {
        requirePrecision(precision);
        boolean upper = Character.isUpperCase(type);
        String text;
        if (Double.isNaN(value) || Double.isInfinite(value)) {
            text = Double.isNaN(value) ? "nan" : "inf";
        } else {
            text = switch (Character.toLowerCase(type)) {
                case 'f' -> fixed(value, precision, alternate);
                case 'e' -> scientific(value, precision, alternate);
                default -> general(value, Math.max(1, precision), alternate);
            };
        }
        return upper ? text.toUpperCase(Locale.ROOT) : text;
    }

    private static String fixed(double value, int precision, boolean alternate) {
        String text = new BigDecimal(value)
                .setScale(precision, RoundingMode.HALF_EVEN)
                .toPlainString();
        return alternate && precision == 0 ? text + "." : text;
    }

    static String scientific(double value, int precision, boolean alternate) {
        BigDecimal rounded = new BigDecimal(value).round(new MathContext(precision + 1, RoundingMode.HALF_EVEN));
        int exponent = value == 0 ? 0 : rounded.precision() - rounded.scale() - 1;
        String digits = rounded.unscaledValue().toString();
        digits = value == 0
                ? "0".repeat(precision + 1)
                : digits + "0".repeat(Math.max(0, precision + 1 - digits.length()));
        String point = precision > 0 || alternate ? "." : "";
        return digits.charAt(0) + point + digits.substring(1, precision + 1) + exponent(exponent);
    }

    private static String exponent(int exponent) {
        String digits = Integer.toString(Math.abs(exponent));
        return (exponent < 0 ? "e-" : "e+") + (digits.length() < 2 ? "0" : "") + digits;
    }

    private static String general(double value, int precision, boolean alternate) {
        BigDecimal rounded = new BigDecimal(value).round(new MathContext(precision, RoundingMode.HALF_EVEN));
        int exponent = value == 0 ? 0 : rounded.precision() - rounded.scale() - 1;
        if (exponent < -4 || exponent >= precision) {
            String text = scientific(value, precision - 1, alternate);
            int e = text.indexOf('e');
            return (alternate ? text.substring(0, e) : trimmed(text.substring(0, e))) + text.substring(e);
        }
        String text = fixed(value, precision - 1 - exponent, alternate);
        return alternate ? text : trimmed(text);
    }

    /** Without zeros at the end of the fraction. */
    static String trimmed(String text) {
        if (text.indexOf('.') < 0) {
            return text;
        }
        int end = text.length();
        while (text.charAt(end - 1) == '0') {
            end--;
        }
        return text.substring(0, text.charAt(end - 1) == '.' ? end - 1 : end);
    }
}
