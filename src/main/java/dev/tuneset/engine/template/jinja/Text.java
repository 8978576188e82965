package dev.tuneset.engine.template.jinja;

import java.math.BigInteger;

/** {@code str(value)}. */
final class Text {
    /** Digits beyond which Python refuses to write an integer. */
    private static final int DIGITS_MAX = 4300;

    private Text() {}

    static String of(Object value) {
        if (value instanceof String string) {
            return string;
        }
        if (value instanceof Long number) {
            return Long.toString(number);
        }
        if (value instanceof PyObject object) {
            return object.text();
        }
        return Repr.of(value);
    }

    static String integer(Object integer) {
        if (integer instanceof BigInteger big) {
            if (big.bitLength() > DIGITS_MAX * 3.3219281 - 1) {
                String digits =
                        big.bitLength() > DIGITS_MAX * 4 ? "" : big.abs().toString();
                if (digits.isEmpty() || digits.length() > DIGITS_MAX) {
                    throw TemplateException.value("Exceeds the limit (4300 digits) for integer string conversion;"
                            + " use sys.set_int_max_str_digits() to increase the limit");
                }
            }
            return big.toString();
        }
        return Long.toString(Numbers.toLong(integer));
    }
}
