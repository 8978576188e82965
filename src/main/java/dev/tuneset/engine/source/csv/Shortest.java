package dev.tuneset.engine.source.csv;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

/** The shortest decimal that reads back as a given double; {@code Double.toString} before Java 19 is sometimes longer. */
final class Shortest {
    private static final int DIGITS_MAX = 17;

    private Shortest() {}

    static BigDecimal of(double number) {
        BigDecimal exact = new BigDecimal(number);
        BigDecimal familiar = new BigDecimal(Double.toString(number));
        int familiarDigits = familiar.stripTrailingZeros().precision();
        for (int digits = Math.max(1, familiarDigits - 2); digits <= DIGITS_MAX; digits++) {
            BigDecimal rounded = exact.round(new MathContext(digits, RoundingMode.HALF_EVEN));
            if (rounded.doubleValue() == number) {
                return rounded;
            }
        }
        return familiar;
    }
}
