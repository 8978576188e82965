package dev.tuneset.engine.template.jinja;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Methods and attributes of int, bool and float. */
final class NumberMethods {
    static final Map<String, Method> INTEGER = Map.ofEntries(
            Map.entry("bit_length", Method.of(Parameters.builtin("int.bit_length"), (render, self, a) ->
                    (long) Numbers.toBig(self).abs().bitLength())),
            Map.entry("bit_count", Method.of(Parameters.builtin("int.bit_count"), (render, self, a) ->
                    (long) Numbers.toBig(self).abs().bitCount())),
            Map.entry(
                    "conjugate",
                    Method.of(Parameters.builtin("int.conjugate"), (render, self, a) -> Arithmetic.plus(self))),
            Map.entry(
                    "as_integer_ratio",
                    Method.of(
                            Parameters.builtin("int.as_integer_ratio"),
                            (render, self, a) -> Tuple.of(Arithmetic.plus(self), 1L))),
            Map.entry(
                    "to_bytes",
                    Method.of(
                            Parameters.builtinWithKeywords("to_bytes", "length?", "byteorder?", "signed?"),
                            NumberMethods::toBytes)));
    static final Map<String, Method> FLOAT = Map.ofEntries(
            Map.entry("is_integer", Method.of(Parameters.builtin("float.is_integer"), (render, self, a) -> {
                double value = (Double) self;
                return !Double.isInfinite(value) && value == Math.rint(value);
            })),
            Map.entry("conjugate", Method.of(Parameters.builtin("float.conjugate"), (render, self, a) -> self)),
            Map.entry("hex", Method.of(Parameters.builtin("float.hex"), (render, self, a) -> hex((Double) self))),
            Map.entry(
                    "as_integer_ratio",
                    Method.of(
                            Parameters.builtin("float.as_integer_ratio"), (render, self, a) -> ratio((Double) self))));

    private NumberMethods() {}

    static @Nullable Object property(Object owner, String name) {
        boolean integer = Numbers.isInteger(owner);
        return switch (name) {
            case "real" -> Arithmetic.plus(owner);
            case "imag" -> integer ? (Object) 0L : (Object) 0.0;
            case "numerator" -> integer ? Arithmetic.plus(owner) : null;
            case "denominator" -> integer ? 1L : null;
            default -> null;
        };
    }

    private static Object toBytes(Render render, Object self, @Nullable Object[] a) {
        int length = Args.integer(a[0], 1);
        BigInteger value = Numbers.toBig(self);
        boolean signed = Args.truth(a[2]);
        if (value.signum() < 0 && !signed) {
            throw TemplateException.overflow("can't convert negative int to unsigned");
        }
        if (length < 0 || value.bitLength() + (signed ? 1 : 0) > length * 8L) {
            throw TemplateException.overflow("int too big to convert");
        }
        render.allocate(length);
        boolean little = a[1] != null && Text.of(a[1]).equals("little");
        byte[] out = new byte[length];
        for (int i = 0; i < length; i++) {
            byte b = value.shiftRight(8 * i).byteValue();
            out[little ? i : length - 1 - i] = b;
        }
        return new Bytes(out);
    }

    private static String hex(double value) {
        if (Double.isNaN(value) || Double.isInfinite(value)) {
            return FloatText.repr(value);
        }
        String java = Double.toHexString(value);
        int dot = java.indexOf('.');
        int power = java.indexOf('p');
        String digits = java.substring(dot + 1, power);
        String exponent = java.substring(power + 1);
        boolean zero = value == 0;
        String padded = zero ? "0" : digits + "0".repeat(Math.max(0, 13 - digits.length()));
        return java.substring(0, dot + 1) + padded + "p" + (exponent.startsWith("-") ? "" : "+") + exponent;
    }

    private static Object ratio(double value) {
        if (Double.isNaN(value)) {
            throw TemplateException.value("cannot convert NaN to integer ratio");
        }
        if (Double.isInfinite(value)) {
            throw TemplateException.overflow("cannot convert Infinity to integer ratio");
        }
        BigDecimal exact = new BigDecimal(value);
        BigInteger below = BigInteger.TEN.pow(Math.max(0, exact.scale()));
        BigInteger above = exact.multiply(new BigDecimal(below)).toBigIntegerExact();
        BigInteger common = above.gcd(below);
        return Tuple.of(Numbers.canonical(above.divide(common)), Numbers.canonical(below.divide(common)));
    }
}
