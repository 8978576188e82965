package dev.tuneset.engine.mapping.python;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import org.jspecify.annotations.Nullable;

/** Floating-point numbers as Python writes them: the shortest digits that read back as the same number. */
public final class PythonFloat {
    /** Up to so many digits no two decimal numbers read back as the same double. */
    private static final int DIGITS_SURE = 15;

    private PythonFloat() {}

    /** {@code 22.0}, {@code 1e-05}, {@code 1e+16}, {@code nan}. */
    public static String repr(double number) {
        if (Double.isNaN(number)) {
            return "nan";
        }
        if (Double.isInfinite(number)) {
            return number > 0 ? "inf" : "-inf";
        }
        String sign = Math.copySign(1, number) < 0 ? "-" : "";
        if (number == 0) {
            return sign + "0.0";
        }
        BigDecimal shortest = shortest(Math.abs(number));
        String digits = shortest.unscaledValue().toString();
        int point = digits.length() - shortest.scale();
        return sign + (point > -4 && point <= 16 ? plain(digits, point) : exponential(digits, point - 1));
    }

    private static String plain(String digits, int point) {
        if (point <= 0) {
            return "0." + "0".repeat(-point) + digits;
        }
        if (point >= digits.length()) {
            return digits + "0".repeat(point - digits.length()) + ".0";
        }
        return digits.substring(0, point) + "." + digits.substring(point);
    }

    private static String exponential(String digits, int exponent) {
        String fraction = digits.length() == 1 ? "" : "." + digits.substring(1);
        String size = Integer.toString(Math.abs(exponent));
        return digits.charAt(0) + fraction + (exponent < 0 ? "e-" : "e+") + (size.length() < 2 ? "0" : "") + size;
    }

    /** Double.toString is shortest only since Java 19, so fewer digits are tried before it is believed. */
    private static BigDecimal shortest(double number) {
        BigDecimal printed = new BigDecimal(Double.toString(number)).stripTrailingZeros();
        if (printed.precision() <= DIGITS_SURE && number >= Double.MIN_NORMAL) {
            return printed;
        }
        BigDecimal exact = new BigDecimal(number);
        BigDecimal best = closest(exact, printed.precision(), number);
        for (int precision = printed.precision() - 1; precision >= 1; precision--) {
            BigDecimal shorter = closest(exact, precision, number);
            if (shorter == null) {
                break;
            }
            best = shorter;
        }
        return best == null ? printed : best.stripTrailingZeros();
    }

    /**
     * Of the numbers with so many digits that read back as the same double, the closest one. The one below and the one above are both
     * tried: at a power of two, the doubles below lie closer than those above.
     */
    private static @Nullable BigDecimal closest(BigDecimal exact, int precision, double number) {
        BigDecimal near = exact.round(new MathContext(precision, RoundingMode.HALF_EVEN));
        if (near.doubleValue() == number) {
            return near;
        }
        boolean roundedUp = near.compareTo(exact) > 0;
        RoundingMode other = roundedUp ? RoundingMode.DOWN : RoundingMode.UP;
        BigDecimal far = exact.round(new MathContext(precision, other));
        return far.doubleValue() == number ? far : null;
    }
}
