package dev.tuneset.engine.mapping.python;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A replacement field {@code {name.attribute[index]!conversion:spec}}.
 *
 * @param index the position asked for; -1 for a named field, -2 for a position too large to read
 */
record FormatField(String name, long index, List<Access> accesses, char conversion, String spec)
        implements PythonFormat.Step {
    private static final long TOO_LARGE = -2;

    /** A step from a value to a part of it. */
    sealed interface Access {
        @Nullable
        Object of(@Nullable Object value);
    }

    record Attribute(String name) implements Access {
        @Override
        public @Nullable Object of(@Nullable Object value) {
            return PythonParts.attribute(value, name);
        }
    }

    record Item(String key, long index) implements Access {
        @Override
        public @Nullable Object of(@Nullable Object value) {
            return PythonParts.item(value, key, index);
        }
    }

    record Unreadable(String message) implements Access {
        @Override
        public @Nullable Object of(@Nullable Object value) {
            throw PythonError.valueError(message);
        }
    }

    static FormatField of(String text, char conversion, String spec) {
        int end = 0;
        while (end < text.length() && text.charAt(end) != '.' && text.charAt(end) != '[') {
            end++;
        }
        String name = text.substring(0, end);
        // no positional values are ever given, so automatic numbering never gets beyond 0
        long index = name.isEmpty() ? 0 : number(name);
        return new FormatField(name, index, accesses(text, end), conversion, spec);
    }

    @Override
    public void run(PythonFormat.Fields fields, PythonFormat.Out out) {
        if (index == TOO_LARGE) {
            throw PythonError.valueError("Too many decimal digits in format string");
        }
        if (index >= 0) {
            throw PythonError.indexError("Replacement index " + index + " out of range for positional args tuple");
        }
        Object value = fields.value(name);
        if (value == null) {
            throw PythonError.keyError(name);
        }
        if (accesses.isEmpty() && conversion == 0 && spec.isEmpty()) {
            out.field(name, true, PythonText.str(value));
            return;
        }
        for (Access access : accesses) {
            value = access.of(value);
        }
        out.field(name, false, PythonSpec.format(converted(value), expanded(fields)));
    }

    private @Nullable Object converted(@Nullable Object value) {
        return switch (conversion) {
            case 0 -> value;
            case 's' -> PythonText.str(value);
            case 'r' -> PythonText.repr(value);
            case 'a' -> PythonQuotes.ascii(PythonText.repr(value));
            default ->
                throw PythonError.valueError(
                        conversion > 32 && conversion < 127
                                ? "Unknown conversion specifier " + conversion
                                : "Unknown conversion specifier \\x" + Integer.toHexString(conversion));
        };
    }

    /** A format may itself hold fields, one level deep. */
    private String expanded(PythonFormat.Fields fields) {
        if (spec.indexOf('{') < 0) {
            return spec;
        }
        StringBuilder text = new StringBuilder();
        for (PythonFormat.Step step : new FormatParser(spec).parse()) {
            if (step instanceof FormatField field && field.spec.indexOf('{') >= 0) {
                throw PythonError.valueError("Max string recursion exceeded");
            }
            step.run(fields, new Appending(text));
        }
        return text.toString();
    }

    private record Appending(StringBuilder text) implements PythonFormat.Out {
        @Override
        public void literal(String literal) {
            text.append(literal);
        }

        @Override
        public void field(String name, boolean plain, String value) {
            text.append(value);
        }
    }

    private static List<Access> accesses(String text, int from) {
        List<Access> accesses = new ArrayList<>();
        int at = from;
        while (at < text.length()) {
            char kind = text.charAt(at++);
            if (kind != '.' && kind != '[') {
                accesses.add(new Unreadable("Only '.' or '[' may follow ']' in format field specifier"));
                break;
            }
            int end = kind == '.' ? attributeEnd(text, at) : text.indexOf(']', at);
            if (end < 0) {
                accesses.add(new Unreadable("Missing ']' in format string"));
                break;
            }
            accesses.add(access(kind, text.substring(at, end)));
            at = kind == '.' ? end : end + 1;
        }
        return List.copyOf(accesses);
    }

    private static Access access(char kind, String name) {
        if (kind == '.') {
            return name.isEmpty() ? new Unreadable("Empty attribute in format string") : new Attribute(name);
        }
        long number = number(name);
        if (number == TOO_LARGE) {
            return new Unreadable("Too many decimal digits in format string");
        }
        return name.isEmpty() ? new Unreadable("Empty attribute in format string") : new Item(name, number);
    }

    private static int attributeEnd(String text, int from) {
        int end = from;
        while (end < text.length() && text.charAt(end) != '.' && text.charAt(end) != '[') {
            end++;
        }
        return end;
    }

    /** The decimal number a text is; -1 when it is none. */
    private static long number(String text) {
        BigInteger number = BigInteger.ZERO;
        for (int i = 0; i < text.length(); ) {
            int point = text.codePointAt(i);
            int digit = Character.digit(point, 10);
            if (digit < 0) {
                return -1;
            }
            number = number.multiply(BigInteger.TEN).add(BigInteger.valueOf(digit));
            i += Character.charCount(point);
        }
        if (text.isEmpty()) {
            return -1;
        }
        return number.bitLength() > 63 ? TOO_LARGE : number.longValue();
    }
}
