package dev.tuneset.engine.template.jinja;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** {@code format(value, spec)}: Python's format specification language. */
final class ValueFormat {
    private static final Pattern SPEC = Pattern.compile(
            "(?:(?<fill>\\X)?(?<align>[<>=^]))?(?<sign>[-+ ])?(?<zneg>z)?(?<alt>#)?(?<zero>0)?(?<width>\\d+)?"
                    + "(?<group>[_,])?(?:\\.(?<precision>\\d+))?(?<type>.)?",
            Pattern.DOTALL);

    private final Render render;
    private final String fill;
    private final String align;
    private final String sign;
    private final boolean alternate;
    private final int width;
    private final @Nullable String group;
    private final int precision;
    private final char type;

    private ValueFormat(Render render, Matcher spec, boolean numeric) {
        this.render = render;
        boolean zero = spec.group("zero") != null;
        String givenFill = spec.group("fill");
        String givenAlign = spec.group("align");
        this.fill = givenFill != null ? givenFill : zero ? "0" : " ";
        this.align = givenAlign != null ? givenAlign : zero && numeric ? "=" : numeric ? ">" : "<";
        this.sign = spec.group("sign") == null ? "-" : spec.group("sign");
        this.alternate = spec.group("alt") != null;
        this.width = number(spec.group("width"));
        this.group = spec.group("group");
        this.precision = number(spec.group("precision"));
        this.type = spec.group("type") == null ? 0 : spec.group("type").charAt(0);
    }

    private static int number(@Nullable String digits) {
        if (digits == null) {
            return -1;
        }
        if (digits.length() > 9) {
            throw TemplateException.value("Too many decimal digits in format string");
        }
        return Integer.parseInt(digits);
    }

    static String format(Render render, Object value, String spec) {
        if (spec.isEmpty()) {
            return Text.of(value);
        }
        boolean numeric = Numbers.isNumber(value);
        if (!numeric && !Types.isString(value)) {
            throw TemplateException.type("unsupported format string passed to " + Types.name(value) + ".__format__");
        }
        Matcher matcher = SPEC.matcher(spec);
        if (!matcher.matches()) {
            throw TemplateException.value("Invalid format specifier");
        }
        ValueFormat format = new ValueFormat(render, matcher, numeric);
        return numeric ? format.number(value) : format.text(Types.string(value));
    }

    private TemplateException unknown(Object value) {
        return TemplateException.value(
                "Unknown format code '" + type + "' for object of type '" + Types.name(value) + "'");
    }

    private String text(String text) {
        if (type != 0 && type != 's') {
            throw unknown(text);
        }
        if (align.equals("=")) {
            throw TemplateException.value("'=' alignment not allowed in string format specifier");
        }
        boolean longer = precision >= 0 && Chars.length(text) > precision;
        return padded("", longer ? text.substring(0, text.offsetByCodePoints(0, precision)) : text);
    }

    private String padded(String lead, String body) {
        int missing = width - Chars.length(lead) - Chars.length(body);
        if (missing <= 0) {
            return lead + body;
        }
        render.allocate(missing);
        return switch (align) {
            case "<" -> lead + body + fill.repeat(missing);
            case "^" -> fill.repeat(missing / 2) + lead + body + fill.repeat(missing - missing / 2);
            case "=" -> lead + fill.repeat(missing) + body;
            default -> fill.repeat(missing) + lead + body;
        };
    }

    private String number(Object value) {
        if (value instanceof Boolean && type == 0 && width < 0) {
            return Text.of(value);
        }
        boolean negative = Numbers.isNan(value)
                ? false
                : Numbers.compare(value, 0L) < 0 || (value instanceof Double real && real == 0 && 1 / real < 0);
        String lead = negative ? "-" : sign.equals("-") ? "" : sign;
        return switch (type) {
            case 'b', 'o', 'x', 'X', 'c', 'd', 'n' -> integer(value, lead);
            case 0 -> value instanceof Double real ? plainReal(Math.abs(real), lead) : integer(value, lead);
            case 'e', 'E', 'f', 'F', 'g', 'G', '%' -> real(Math.abs(Numbers.toDouble(value)), lead);
            default -> throw unknown(value);
        };
    }

    private String integer(Object value, String lead) {
        if (value instanceof Double) {
            throw unknown(value);
        }
        if (precision >= 0) {
            throw TemplateException.value("Precision not allowed in integer format specifier");
        }
        if (type == 'c') {
            int code = Numbers.toIndex(value);
            if (!Character.isValidCodePoint(code)) {
                throw TemplateException.overflow("%c arg not in range(0x110000)");
            }
            return padded("", Character.toString(code));
        }
        int radix = type == 'b' ? 2 : type == 'o' ? 8 : type == 'x' || type == 'X' ? 16 : 10;
        String digits = NumberFormat.digits(value, radix, -1);
        String prefix = alternate && radix != 10 ? "0" + type : "";
        String shown = type == 'X' ? digits.toUpperCase(Locale.ROOT) : digits;
        return padded(lead + prefix, grouped(shown, radix == 10 ? 3 : 4));
    }

    private String plainReal(double value, String lead) {
        if (precision >= 0) {
            String text = NumberFormat.real(value, 'g', Math.max(1, precision), alternate);
            boolean bare = text.chars().allMatch(c -> c >= '0' && c <= '9');
            if (bare && text.length() >= Math.max(1, precision) && precision > 0 && value >= 1) {
                String power = NumberFormat.scientific(value, Math.max(0, precision - 1), false);
                int e = power.indexOf('e');
                return padded(lead, NumberFormat.trimmed(power.substring(0, e)) + power.substring(e));
            }
            return padded(lead, bare ? text + ".0" : text);
        }
        return padded(lead, grouped(FloatText.repr(value), 3));
    }

    private String real(double value, String lead) {
        int digits = precision < 0 ? 6 : precision;
        if (type == '%') {
            return padded(lead, grouped(NumberFormat.real(value * 100, 'f', digits, alternate), 3) + "%");
        }
        return padded(lead, grouped(NumberFormat.real(value, type, digits, alternate), 3));
    }

    /** Separators between groups of digits of the integer part; zeros that pad count as digits. */
    private String grouped(String digits, int size) {
        if (group == null) {
            return digits;
        }
        int end = 0;
        while (end < digits.length() && Character.digit(digits.charAt(end), 16) >= 0 && digits.charAt(end) != 'e') {
            end++;
        }
        StringBuilder out = new StringBuilder(digits);
        for (int i = end - size; i > 0; i -= size) {
            out.insert(i, group);
        }
        return out.toString();
    }
}
