package dev.tuneset.engine.template.jinja;

import java.math.BigDecimal;
import java.math.BigInteger;

/** Python's int and float over Long, BigInteger and Double; a bool is an int. */
final class Numbers {
    private static final BigInteger LONG_MIN = BigInteger.valueOf(Long.MIN_VALUE);
    private static final BigInteger LONG_MAX = BigInteger.valueOf(Long.MAX_VALUE);

    /** Integers may not grow beyond what the JDK multiplies and divides within milliseconds. */
    private static final int BITS_MAX = 1 << 20;

    /** Digits that are read within milliseconds. */
    private static final int DIGITS_MAX = 50_000;

    private Numbers() {}

    /** Accounts for an integer about to be made. */
    static void requireBits(Render render, long bits) {
        if (bits > BITS_MAX) {
            throw TemplateException.limit("an integer is larger than " + BITS_MAX + " bits");
        }
        if (bits > 64) {
            render.allocate(bits / 8);
        }
    }

    /** The integer that the digits write. */
    static BigInteger parse(String digits, int radix) {
        if (digits.length() > DIGITS_MAX) {
            throw TemplateException.limit("an integer has more than " + DIGITS_MAX + " digits");
        }
        return new BigInteger(digits, radix);
    }

    /** A BigInteger only where a Long is too small. */
    static Object canonical(BigInteger value) {
        boolean fits = value.compareTo(LONG_MIN) >= 0 && value.compareTo(LONG_MAX) <= 0;
        return fits ? (Object) value.longValue() : value;
    }

    static boolean isInteger(Object value) {
        return value instanceof Long || value instanceof Boolean || value instanceof BigInteger;
    }

    static boolean isNumber(Object value) {
        return isInteger(value) || value instanceof Double;
    }

    /** Says whether a bool or int fits a long. */
    static boolean isLong(Object value) {
        return value instanceof Long || value instanceof Boolean;
    }

    static long toLong(Object integer) {
        if (integer instanceof Boolean bool) {
            return bool ? 1 : 0;
        }
        return ((Number) integer).longValue();
    }

    static BigInteger toBig(Object integer) {
        return integer instanceof BigInteger big ? big : BigInteger.valueOf(toLong(integer));
    }

    static double toDouble(Object number) {
        if (number instanceof Double value) {
            return value;
        }
        if (number instanceof BigInteger big) {
            double value = big.doubleValue();
            if (Double.isInfinite(value)) {
                throw TemplateException.overflow("int too large to convert to float");
            }
            return value;
        }
        return (double) toLong(number);
    }

    /** An index for sequences: huge integers are cut to what no sequence reaches. */
    static int toIndex(Object integer) {
        if (integer instanceof BigInteger big) {
            return big.signum() < 0 ? Integer.MIN_VALUE + 1 : Integer.MAX_VALUE;
        }
        long value = toLong(integer);
        return (int) Math.max(Integer.MIN_VALUE + 1, Math.min(Integer.MAX_VALUE, value));
    }

    /** {@code operator.index}. */
    static Object index(Object value) {
        if (!isInteger(value)) {
            throw TemplateException.type("'" + Types.name(value) + "' object cannot be interpreted as an integer");
        }
        return value instanceof Boolean ? (Object) toLong(value) : value;
    }

    static int indexInt(Object value) {
        return toIndex(index(value));
    }

    /** Sign of the difference of two numbers; NaN must not come here. */
    static int compare(Object left, Object right) {
        if (isLong(left) && isLong(right)) {
            return Long.compare(toLong(left), toLong(right));
        }
        if (isInteger(left) && isInteger(right)) {
            return toBig(left).compareTo(toBig(right));
        }
        if (left instanceof Double a && right instanceof Double b) {
            return a < b ? -1 : a > b ? 1 : 0;
        }
        return mixed(left, right);
    }

    private static int mixed(Object left, Object right) {
        if (left instanceof Double a && Double.isInfinite(a)) {
            return a < 0 ? -1 : 1;
        }
        if (right instanceof Double b && Double.isInfinite(b)) {
            return b < 0 ? 1 : -1;
        }
        return exact(left).compareTo(exact(right));
    }

    private static BigDecimal exact(Object number) {
        return number instanceof Double value ? new BigDecimal(value) : new BigDecimal(toBig(number));
    }

    static boolean isNan(Object number) {
        return number instanceof Double value && Double.isNaN(value);
    }

    static boolean equal(Object left, Object right) {
        return !isNan(left) && !isNan(right) && compare(left, right) == 0;
    }

    static int hash(Object number) {
        if (isLong(number)) {
            return Long.hashCode(toLong(number));
        }
        if (number instanceof Double value) {
            if (value == Math.rint(value) && Math.abs(value) < 1e18) {
                return Long.hashCode(value.longValue());
            }
            boolean whole = !Double.isInfinite(value) && !Double.isNaN(value) && value == Math.rint(value);
            return whole ? new BigDecimal(value).toBigInteger().hashCode() : Double.hashCode(value);
        }
        return number.hashCode();
    }
}
