package dev.tuneset.engine.template.jinja;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.Iterator;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Filters that make or change numbers. */
final class NumberFilters {
    static final Map<String, Filter> FILTERS = Map.ofEntries(
            Filter.of("abs", Parameters.builtin("abs", "x"), (render, a) -> abs(Args.value(a[0]))),
            Filter.of(
                    "int",
                    Parameters.python("do_int", "value", "default?", "base?"),
                    (render, a) -> NumberParser.integer(Args.value(a[0]), Args.or(a[1], 0L), Args.or(a[2], 10L))),
            Filter.of(
                    "float",
                    Parameters.python("do_float", "value", "default?"),
                    (render, a) -> NumberParser.real(Args.value(a[0]), Args.or(a[1], 0.0))),
            Filter.of("round", Parameters.python("do_round", "value", "precision?", "method?"), NumberFilters::round),
            Filter.of(
                    "sum",
                    Parameters.pythonInContext("sync_do_sum", "iterable", "attribute?", "start?"),
                    NumberFilters::sum),
            Filter.of(
                    "filesizeformat",
                    Parameters.python("do_filesizeformat", "value", "binary?"),
                    (render, a) -> fileSize(Args.value(a[0]), Args.truth(a[1]))));

    private NumberFilters() {}

    private static Object abs(Object value) {
        if (Numbers.isInteger(value)) {
            return Numbers.canonical(Numbers.toBig(value).abs());
        }
        if (value instanceof Double number) {
            return Math.abs(number);
        }
        throw TemplateException.type("bad operand type for abs(): '" + Types.name(value) + "'");
    }

    private static Object round(Render render, @Nullable Object[] a) {
        Object value = Args.value(a[0]);
        Object precision = Args.or(a[1], 0L);
        String method = a[2] == null ? "common" : Text.of(a[2]);
        switch (method) {
            case "common":
                return common(value, precision);
            case "ceil", "floor":
                Object scale = Power.of(render, 10L, precision);
                Object scaled = Arithmetic.multiply(render, value, scale);
                return Arithmetic.divide(whole(scaled, method.equals("ceil")), scale);
            default:
                throw TemplateException.filterArgument("method must be common, ceil or floor");
        }
    }

    private static Object whole(Object value, boolean up) {
        if (!(value instanceof Double number)) {
            if (!Numbers.isInteger(value)) {
                throw TemplateException.type("must be real number, not " + Types.name(value));
            }
            return value;
        }
        return NumberParser.truncated(up ? Math.ceil(number) : Math.floor(number));
    }

    private static Object common(Object value, Object precision) {
        if (!Numbers.isNumber(value)) {
            throw TemplateException.type("type " + Types.name(value) + " doesn't define __round__ method");
        }
        if (precision == None.NONE) {
            return value instanceof Double number ? NumberParser.truncated(Math.rint(number)) : value;
        }
        int digits = Numbers.indexInt(precision);
        if (!(value instanceof Double number)) {
            BigInteger integer = Numbers.toBig(value);
            return digits >= 0 || digits < -10_000
                    ? (digits >= 0 ? Numbers.canonical(integer) : 0L)
                    : Numbers.canonical(new BigDecimal(integer)
                            .setScale(digits, RoundingMode.HALF_EVEN)
                            .toBigInteger());
        }
        if (Double.isNaN(number) || Double.isInfinite(number) || digits > 400) {
            return number;
        }
        if (digits < -400) {
            return Math.copySign(0.0, number);
        }
        double rounded =
                new BigDecimal(number).setScale(digits, RoundingMode.HALF_EVEN).doubleValue();
        return Math.copySign(rounded, number);
    }

    private static Object sum(Render render, @Nullable Object[] a) {
        Object total = Args.or(a[2], 0L);
        if (Types.isString(total)) {
            throw TemplateException.type("sum() can't sum strings [use ''.join(seq) instead]");
        }
        AttributePath path = Args.absent(a[1]) ? null : AttributePath.of(Args.value(a[1]));
        for (Iterator<Object> items = Iteration.of(Args.value(a[0])); items.hasNext(); ) {
            Object item = items.next();
            total = Arithmetic.add(render, total, path == null ? item : path.get(item));
            render.step();
        }
        return total;
    }

    private static String fileSize(Object value, boolean binary) {
        double bytes = NumberParser.requireReal(value);
        double base = binary ? 1024 : 1000;
        if (bytes == 1) {
            return "1 Byte";
        }
        if (bytes < base) {
            return Text.of(NumberParser.truncated(bytes)) + " Bytes";
        }
        String prefixes = "kMGTPEZY";
        double unit = base;
        int prefix = 0;
        while (prefix < prefixes.length() - 1 && bytes >= unit * base) {
            unit *= base;
            prefix++;
        }
        String letter = prefixes.substring(prefix, prefix + 1);
        BigDecimal shown = new BigDecimal(bytes / unit).setScale(1, RoundingMode.HALF_EVEN);
        return shown + " " + (binary ? letter.toUpperCase(Locale.ROOT) + "i" : letter) + "B";
    }
}
