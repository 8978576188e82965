package dev.tuneset.engine.source.csv;

import java.math.BigInteger;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Brings a value of a later chunk to the column's type in the first chunk, as {@code datasets} does by
 * {@code pyarrow.compute.cast}; what that refuses is {@link #REFUSED}.
 */
final class ArrowCast {
    /** The answer when the value does not fit the type. */
    static final Object REFUSED = new Object();

    private static final Pattern INTEGER = Pattern.compile("-?[0-9]{1,40}");
    private static final Pattern DECIMAL = Pattern.compile(
            "[-+]?([0-9]+\\.?[0-9]*|\\.[0-9]+)([eE][-+]?[0-9]+)?|[-+]?inf(inity)?|[-+]?nan", Pattern.CASE_INSENSITIVE);
    private static final long EXACT_MAX = 1L << 53;
    private static final BigInteger UNSIGNED_MAX = BigInteger.ONE.shiftLeft(64).subtract(BigInteger.ONE);

    private ArrowCast() {}

    static @Nullable Object to(ColumnType type, @Nullable Object value) {
        if (value == null) {
            return null;
        }
        return switch (type) {
            case INTEGER -> integer(value, false);
            case UNSIGNED -> integer(value, true);
            case INTEGER_WITH_MISSING, DECIMAL -> decimal(value);
            case BOOLEAN -> bool(value);
            case TEXT, TEXT_VERBATIM -> text(value);
        };
    }

    private static Object integer(Object value, boolean unsigned) {
        if (value instanceof Boolean truth) {
            return truth ? 1L : 0L;
        }
        if (value instanceof String text) {
            return INTEGER.matcher(text).matches() ? ranged(new BigInteger(text), unsigned) : REFUSED;
        }
        if (value instanceof Double number) {
            boolean whole = number == Math.rint(number) && Math.abs(number) < 0x1p63;
            return whole ? ranged(BigInteger.valueOf(number.longValue()), unsigned) : REFUSED;
        }
        return ranged(value instanceof BigInteger big ? big : BigInteger.valueOf((Long) value), unsigned);
    }

    private static Object ranged(BigInteger number, boolean unsigned) {
        if (number.bitLength() < Long.SIZE && (!unsigned || number.signum() >= 0)) {
            return number.longValue();
        }
        return unsigned && number.signum() >= 0 && number.compareTo(UNSIGNED_MAX) <= 0 ? number : REFUSED;
    }

    private static Object decimal(Object value) {
        if (value instanceof Boolean truth) {
            return truth ? 1.0 : 0.0;
        }
        if (value instanceof Long number) {
            return Math.abs(number) <= EXACT_MAX ? (Object) number.doubleValue() : REFUSED;
        }
        if (value instanceof String text) {
            return DECIMAL.matcher(text).matches() ? parsed(text.toLowerCase(Locale.ROOT)) : REFUSED;
        }
        return value instanceof Double ? value : REFUSED;
    }

    private static Object parsed(String text) {
        if (text.contains("inf")) {
            return text.startsWith("-") ? Double.NEGATIVE_INFINITY : Double.POSITIVE_INFINITY;
        }
        return text.contains("nan") ? (Object) Double.NaN : (Object) Double.parseDouble(text);
    }

    private static Object bool(Object value) {
        if (value instanceof String text) {
            boolean yes = text.equalsIgnoreCase("true") || text.equals("1");
            boolean no = text.equalsIgnoreCase("false") || text.equals("0");
            return yes || no ? (Object) yes : REFUSED;
        }
        if (value instanceof Number number) {
            return number.doubleValue() != 0;
        }
        return value;
    }

    private static Object text(Object value) {
        return value instanceof Double number ? ArrowDecimal.text(number) : String.valueOf(value);
    }
}
