package dev.tuneset.engine.template.jinja;

import java.math.BigInteger;

/** {@code **}. */
final class Power {
    private Power() {}

    static Object of(Render render, Object base, Object exponent) {
        if (!Numbers.isNumber(base) || !Numbers.isNumber(exponent)) {
            Arithmetic.requireNumbers("** or pow()", base, exponent);
        }
        boolean integers = Numbers.isInteger(base) && Numbers.isInteger(exponent);
        return integers && Numbers.toBig(exponent).signum() >= 0
                ? integer(render, Numbers.toBig(base), Numbers.toBig(exponent))
                : real(Numbers.toDouble(base), Numbers.toDouble(exponent));
    }

    private static Object integer(Render render, BigInteger base, BigInteger exponent) {
        if (base.abs().compareTo(BigInteger.ONE) <= 0) {
            boolean minus = base.signum() < 0 && exponent.testBit(0);
            return exponent.signum() == 0 ? 1L : base.signum() == 0 ? (Object) 0L : (Object) (minus ? -1L : 1L);
        }
        double bits = base.bitLength() * exponent.doubleValue();
        Numbers.requireBits(render, bits > 1e15 ? Long.MAX_VALUE : (long) bits);
        return Numbers.canonical(base.pow(exponent.intValueExact()));
    }

    private static Object real(double base, double exponent) {
        if (base == 0 && exponent < 0) {
            throw TemplateException.zeroDivision("0.0 cannot be raised to a negative power");
        }
        if (base < 0 && exponent != Math.rint(exponent)) {
            throw TemplateException.value("complex numbers are not supported");
        }
        if (base == 1) {
            return 1.0;
        }
        double result = Math.pow(base, exponent);
        if (Double.isInfinite(result) && !Double.isInfinite(base) && !Double.isInfinite(exponent)) {
            throw TemplateException.overflow("(34, 'Numerical result out of range')");
        }
        return result;
    }
}
