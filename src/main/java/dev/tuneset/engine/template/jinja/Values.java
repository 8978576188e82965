package dev.tuneset.engine.template.jinja;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Takes values in from outside. The interpreter works on {@link None}, Boolean, Long, BigInteger (only beyond Long),
 * Double, String, {@link java.util.List}, {@link java.util.Map} and {@link PyObject}; lists and maps of the caller are
 * read in place and hold whatever the caller put there, so what is read from any list or map passes through here.
 */
final class Values {
    private Values() {}

    static Object in(@Nullable Object raw) {
        if (raw instanceof String || raw instanceof Long || raw instanceof Double || raw instanceof Boolean) {
            return raw;
        }
        if (raw == null) {
            return None.NONE;
        }
        // Exact classes first: asking for an interface that a class lacks is slow, and most values are these.
        if (raw.getClass() == LinkedHashMap.class || raw.getClass() == ArrayList.class || raw instanceof PyObject) {
            return raw;
        }
        if (raw instanceof Number number) {
            return number(number);
        }
        return raw instanceof Character || raw instanceof CharSequence ? raw.toString() : raw;
    }

    private static Object number(Number number) {
        if (number instanceof Integer || number instanceof Short || number instanceof Byte) {
            return number.longValue();
        }
        if (number instanceof BigInteger big) {
            return Numbers.canonical(big);
        }
        return number instanceof BigDecimal || number instanceof Float ? (Object) number.doubleValue() : number;
    }
}
