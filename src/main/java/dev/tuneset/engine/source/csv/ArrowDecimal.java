package dev.tuneset.engine.source.csv;

import java.math.BigDecimal;

/** Doubles as Arrow writes them: shortest digits, plain from 1e-6 to below 1e10, otherwise {@code 1.5e+20}. */
final class ArrowDecimal {
    private static final int PLAIN_FROM = -6;
    private static final int PLAIN_BELOW = 10;

    private ArrowDecimal() {}

    static String text(double number) {
        if (Double.isNaN(number)) {
            return "nan";
        }
        if (Double.isInfinite(number)) {
            return number < 0 ? "-inf" : "inf";
        }
        if (number == 0) {
            return 1 / number < 0 ? "-0" : "0";
        }
        BigDecimal shortest = Shortest.of(number).stripTrailingZeros();
        String digits = shortest.unscaledValue().abs().toString();
        int exponent = digits.length() - 1 - shortest.scale();
        String sign = number < 0 ? "-" : "";
        if (exponent >= PLAIN_FROM && exponent < PLAIN_BELOW) {
            return sign + shortest.abs().toPlainString();
        }
        String fraction = digits.length() == 1 ? "" : "." + digits.substring(1);
        return sign + digits.charAt(0) + fraction + "e" + (exponent < 0 ? "-" : "+") + Math.abs(exponent);
    }
}
