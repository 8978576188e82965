package dev.tuneset.engine.token;

/**
 * Reads a number as Rust's {@code serde_json} does by default: digits into a 64-bit integer, then one multiplication or
 * division by a power of ten. The last bit may differ from the nearest double, and scores are compared to the last bit.
 */
final class SerdeFloat {
    private static final double[] POWERS = powers();

    private SerdeFloat() {}

    static double parse(String number) {
        boolean negative = number.startsWith("-");
        long significand = 0;
        int exponent = 0;
        boolean fraction = false;
        boolean full = false;
        int i = negative ? 1 : 0;
        for (; i < number.length(); i++) {
            char c = number.charAt(i);
            if (c == '.') {
                fraction = true;
            } else if (c >= '0' && c <= '9') {
                full |= overflows(significand, c - '0');
                if (!full) {
                    significand = significand * 10 + (c - '0');
                    exponent -= fraction ? 1 : 0;
                } else {
                    exponent += fraction ? 0 : 1;
                }
            } else {
                break;
            }
        }
        if (i < number.length()) {
            exponent += Integer.parseInt(number.substring(number.charAt(i + 1) == '+' ? i + 2 : i + 1));
        }
        double value = scale(unsigned(significand), exponent);
        return negative ? -value : value;
    }

    private static boolean overflows(long significand, int digit) {
        int more = Long.compareUnsigned(significand, Long.divideUnsigned(-1L, 10));
        return more > 0 || (more == 0 && digit > 5);
    }

    private static double unsigned(long value) {
        return value >= 0 ? (double) value : new java.math.BigDecimal(Long.toUnsignedString(value)).doubleValue();
    }

    private static double scale(double value, int exponent) {
        double scaled = value;
        int left = exponent;
        while (left < -308 && scaled != 0) {
            scaled /= 1e308;
            left += 308;
        }
        if (left > 308 || scaled == 0) {
            return scaled == 0 ? 0 : Double.POSITIVE_INFINITY;
        }
        return left >= 0 ? scaled * POWERS[left] : scaled / POWERS[-left];
    }

    private static double[] powers() {
        double[] powers = new double[309];
        for (int i = 0; i < powers.length; i++) {
            powers[i] = Double.parseDouble("1e" + i);
        }
        return powers;
    }
}
