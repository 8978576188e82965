package dev.tuneset.engine.source.json;

import com.fasterxml.jackson.core.JsonParser;
import java.io.IOException;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** Numbers without loss: integers of any size, decimals as double where the double means the same decimal number. */
final class JsonNumbers {
    /** Any decimal of so many digits survives the way through a double. */
    private static final int SAFE_DIGITS = 15;

    private static final int SAFE_CHARS = 20;
    private static final int EXPONENT_MAX = 9_999;

    private JsonNumbers() {}

    /** A Long, or a BigInteger beyond 64 bits. */
    static Object integer(JsonParser parser) throws IOException {
        return parser.getNumberType() == JsonParser.NumberType.BIG_INTEGER
                ? parser.getBigIntegerValue()
                : (Object) parser.getLongValue();
    }

    /** A Double, or a BigDecimal where a double would change the number; {@code null} when its exponent is absurd. */
    static @Nullable Object decimal(String text) {
        if (text.length() <= SAFE_CHARS && isSafe(text)) {
            return Double.parseDouble(text);
        }
        if (!exponentIsUsable(text)) {
            return null;
        }
        BigDecimal exact = new BigDecimal(text);
        double near = exact.doubleValue();
        boolean same = !Double.isInfinite(near) && BigDecimal.valueOf(near).compareTo(exact) == 0;
        return same ? (Object) (text.startsWith("-") && near == 0 ? -0.0 : near) : exact;
    }

    private static boolean isSafe(String text) {
        int digits = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == 'e' || c == 'E') {
                return false;
            }
            digits += c >= '0' && c <= '9' ? 1 : 0;
        }
        return digits <= SAFE_DIGITS;
    }

    private static boolean exponentIsUsable(String text) {
        int mark = Math.max(text.indexOf('e'), text.indexOf('E'));
        if (mark < 0) {
            return true;
        }
        int start = mark + 1;
        while (start < text.length()
                && (text.charAt(start) == '-' || text.charAt(start) == '+' || text.charAt(start) == '0')) {
            start++;
        }
        String digits = text.substring(start);
        return digits.length() <= 4 && (digits.isEmpty() || Integer.parseInt(digits) <= EXPONENT_MAX);
    }
}
