package dev.tuneset.engine.template.jinja;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.List;

/** {@code + - * / // %} and the signs. */
final class Arithmetic {
    private static final long EXACT = 1L << 53;

    private Arithmetic() {}

    static Object add(Render render, Object left, Object right) {
        if (left instanceof String a && right instanceof String b) {
            render.allocate((long) a.length() + b.length());
            return a.concat(b);
        }
        if (left instanceof Long a && right instanceof Long b) {
            long sum = a + b;
            return ((a ^ sum) & (b ^ sum)) < 0 ? Numbers.toBig(a).add(Numbers.toBig(b)) : (Object) sum;
        }
        if (Numbers.isInteger(left) && Numbers.isInteger(right)) {
            return Numbers.canonical(Numbers.toBig(left).add(Numbers.toBig(right)));
        }
        if (Numbers.isNumber(left) && Numbers.isNumber(right)) {
            return Numbers.toDouble(left) + Numbers.toDouble(right);
        }
        return join(render, left, right);
    }

    private static Object join(Render render, Object left, Object right) {
        failIfUndefined(left, right);
        if (Types.isString(left) && Types.isString(right)) {
            Markup joined = new Markup(Markup.escaped(left).value.concat(Markup.escaped(right).value));
            render.allocate(joined.value.length());
            return joined;
        }
        if (left instanceof List<?> a && right instanceof List<?> b) {
            return concat(render, a, b);
        }
        if (left instanceof Tuple a && right instanceof Tuple b) {
            return new Tuple(concat(render, a.items, b.items));
        }
        if (left instanceof String || left instanceof List<?> || left instanceof Tuple) {
            String type = Types.name(left);
            throw TemplateException.type(
                    "can only concatenate " + type + " (not \"" + Types.name(right) + "\") to " + type);
        }
        throw unsupported("+", left, right);
    }

    private static List<Object> concat(Render render, List<?> left, List<?> right) {
        render.allocate((long) left.size() + right.size());
        List<Object> all = new ArrayList<>(left.size() + right.size());
        left.forEach(item -> all.add(Values.in(item)));
        right.forEach(item -> all.add(Values.in(item)));
        return all;
    }

    static Object subtract(Object left, Object right) {
        if (left instanceof Long a && right instanceof Long b) {
            long difference = a - b;
            return ((a ^ b) & (a ^ difference)) < 0 ? Numbers.toBig(a).subtract(Numbers.toBig(b)) : (Object) difference;
        }
        if (Numbers.isInteger(left) && Numbers.isInteger(right)) {
            return Numbers.canonical(Numbers.toBig(left).subtract(Numbers.toBig(right)));
        }
        requireNumbers("-", left, right);
        return Numbers.toDouble(left) - Numbers.toDouble(right);
    }

    static Object multiply(Render render, Object left, Object right) {
        if (Numbers.isInteger(left) && Numbers.isInteger(right)) {
            BigInteger a = Numbers.toBig(left);
            BigInteger b = Numbers.toBig(right);
            Numbers.requireBits(render, (long) a.bitLength() + b.bitLength());
            return Numbers.canonical(a.multiply(b));
        }
        if (Numbers.isNumber(left) && Numbers.isNumber(right)) {
            return Numbers.toDouble(left) * Numbers.toDouble(right);
        }
        failIfUndefined(left, right);
        if (isSequence(left)) {
            return repeat(render, left, right);
        }
        if (isSequence(right)) {
            return repeat(render, right, left);
        }
        throw unsupported("*", left, right);
    }

    private static boolean isSequence(Object value) {
        return Types.isString(value) || value instanceof List<?> || value instanceof Tuple;
    }

    private static Object repeat(Render render, Object sequence, Object times) {
        if (!Numbers.isInteger(times)) {
            throw TemplateException.type("can't multiply sequence by non-int of type '" + Types.name(times) + "'");
        }
        if (times instanceof BigInteger) {
            throw TemplateException.overflow("cannot fit 'int' into an index-sized integer");
        }
        int count = Math.max(0, Numbers.toIndex(times));
        if (Types.isString(sequence)) {
            String text = Types.string(sequence);
            render.allocate((long) text.length() * count);
            String repeated = text.isEmpty() ? "" : text.repeat(count);
            return sequence instanceof Markup ? new Markup(repeated) : repeated;
        }
        List<?> items = sequence instanceof Tuple tuple ? tuple.items : (List<?>) sequence;
        render.allocate((long) items.size() * count);
        List<Object> repeated = new ArrayList<>();
        for (int i = 0; i < count && !items.isEmpty(); i++) {
            items.forEach(item -> repeated.add(Values.in(item)));
        }
        return sequence instanceof Tuple ? new Tuple(repeated) : repeated;
    }

    static Object divide(Object left, Object right) {
        requireNumbers("/", left, right);
        if (Numbers.isInteger(left) && Numbers.isInteger(right)) {
            return divideIntegers(left, right);
        }
        double divisor = Numbers.toDouble(right);
        if (divisor == 0) {
            throw TemplateException.zeroDivision("float division by zero");
        }
        return Numbers.toDouble(left) / divisor;
    }

    private static Object divideIntegers(Object left, Object right) {
        BigInteger a = Numbers.toBig(left);
        BigInteger b = Numbers.toBig(right);
        if (b.signum() == 0) {
            throw TemplateException.zeroDivision("division by zero");
        }
        if (Numbers.isLong(left) && Numbers.isLong(right)) {
            long x = Numbers.toLong(left);
            long y = Numbers.toLong(right);
            if (Math.abs(x) <= EXACT && Math.abs(y) <= EXACT) {
                return (double) x / (double) y;
            }
        }
        double quotient =
                new BigDecimal(a).divide(new BigDecimal(b), new MathContext(60)).doubleValue();
        if (Double.isInfinite(quotient)) {
            throw TemplateException.overflow("integer division result too large for a float");
        }
        return quotient;
    }

    static Object floorDivide(Object left, Object right) {
        requireNumbers("//", left, right);
        if (Numbers.isInteger(left) && Numbers.isInteger(right)) {
            BigInteger a = Numbers.toBig(left);
            BigInteger b = Numbers.toBig(right);
            if (b.signum() == 0) {
                throw TemplateException.zeroDivision("integer division or modulo by zero");
            }
            BigInteger[] parts = a.divideAndRemainder(b);
            boolean down = parts[1].signum() != 0 && parts[1].signum() != b.signum();
            return Numbers.canonical(down ? parts[0].subtract(BigInteger.ONE) : parts[0]);
        }
        double a = Numbers.toDouble(left);
        double b = Numbers.toDouble(right);
        if (b == 0) {
            throw TemplateException.zeroDivision("float floor division by zero");
        }
        double quotient = (a - floatModulo(a, b)) / b;
        double floor = Math.floor(quotient);
        return quotient - floor > 0.5 ? floor + 1 : floor;
    }

    static Object modulo(Render render, Object left, Object right) {
        if (Types.isString(left)) {
            return PercentFormat.format(render, left, right);
        }
        if (left instanceof Long a && right instanceof Long b && b != 0) {
            return Math.floorMod(a, b);
        }
        requireNumbers("%", left, right);
        if (Numbers.isInteger(left) && Numbers.isInteger(right)) {
            BigInteger divisor = Numbers.toBig(right);
            if (divisor.signum() == 0) {
                throw TemplateException.zeroDivision("integer modulo by zero");
            }
            BigInteger rest = Numbers.toBig(left).mod(divisor.abs());
            boolean below = divisor.signum() < 0 && rest.signum() != 0;
            return Numbers.canonical(below ? rest.add(divisor) : rest);
        }
        double divisor = Numbers.toDouble(right);
        if (divisor == 0) {
            throw TemplateException.zeroDivision("float modulo");
        }
        return floatModulo(Numbers.toDouble(left), divisor);
    }

    private static double floatModulo(double left, double right) {
        double rest = left % right;
        if (rest == 0) {
            return Math.copySign(0, right);
        }
        return (rest < 0) != (right < 0) ? rest + right : rest;
    }

    static Object negate(Object operand) {
        if (Numbers.isInteger(operand)) {
            return Numbers.canonical(Numbers.toBig(operand).negate());
        }
        if (operand instanceof Double number) {
            return -number;
        }
        throw badOperand("-", operand);
    }

    static Object plus(Object operand) {
        if (operand instanceof Boolean) {
            return Numbers.toLong(operand);
        }
        if (Numbers.isNumber(operand)) {
            return operand;
        }
        throw badOperand("+", operand);
    }

    private static TemplateException badOperand(String operator, Object operand) {
        return operand instanceof Undefined undefined
                ? undefined.fail()
                : TemplateException.type("bad operand type for unary " + operator + ": '" + Types.name(operand) + "'");
    }

    static void requireNumbers(String operator, Object left, Object right) {
        if (!Numbers.isNumber(left) || !Numbers.isNumber(right)) {
            failIfUndefined(left, right);
            throw unsupported(operator, left, right);
        }
    }

    private static void failIfUndefined(Object left, Object right) {
        if (left instanceof Undefined undefined) {
            throw undefined.fail();
        }
        if (right instanceof Undefined undefined) {
            throw undefined.fail();
        }
    }

    static TemplateException unsupported(String operator, Object left, Object right) {
        return TemplateException.type("unsupported operand type(s) for " + operator + ": '" + Types.name(left)
                + "' and '" + Types.name(right) + "'");
    }
}
