package dev.tuneset.engine.template.jinja;

import java.util.List;
import java.util.Map;

/** {@code text % values}: printf-style formatting as Python does it. */
final class PercentFormat {
    private final Render render;
    private final String format;
    private final boolean markup;
    private final Object values;
    private final StringBuilder out = new StringBuilder();
    private int at;
    private int next;
    private boolean mapped;

    private PercentFormat(Render render, String format, boolean markup, Object values) {
        this.render = render;
        this.format = format;
        this.markup = markup;
        this.values = values;
    }

    static Object format(Render render, Object text, Object values) {
        boolean markup = text instanceof Markup;
        String formatted = new PercentFormat(render, Types.string(text), markup, values).run();
        render.allocate(formatted.length());
        return markup ? new Markup(formatted) : formatted;
    }

    private String run() {
        while (at < format.length()) {
            char c = format.charAt(at++);
            if (c == '%') {
                conversion();
            } else {
                out.append(c);
            }
        }
        if (!mapped && !isMapping() && next < count()) {
            throw TemplateException.type("not all arguments converted during string formatting");
        }
        return out.toString();
    }

    /** What Python takes for a mapping here: whatever has items by key or number, but for tuples and texts. */
    private boolean isMapping() {
        return values instanceof Map<?, ?>
                || values instanceof List<?>
                || values instanceof Range
                || values instanceof Bytes
                || values instanceof Undefined;
    }

    private int count() {
        return values instanceof Tuple tuple ? tuple.items.size() : 1;
    }

    private Object nextValue() {
        if (values instanceof Tuple tuple && next < tuple.items.size()) {
            return tuple.items.get(next++);
        }
        if (!(values instanceof Tuple) && next == 0) {
            next++;
            return values;
        }
        throw TemplateException.type("not enough arguments for format string");
    }

    private char peek() {
        if (at >= format.length()) {
            throw TemplateException.value("incomplete format");
        }
        return format.charAt(at);
    }

    private void conversion() {
        Object named = null;
        if (peek() == '(') {
            named = named();
        }
        FormatSpec spec = new FormatSpec();
        for (char flag = peek(); "-+ #0".indexOf(flag) >= 0; flag = peek()) {
            spec.flag(flag);
            at++;
        }
        spec.width = number();
        if (spec.width < -1) {
            spec.flag('-');
            spec.width = -spec.width;
        }
        if (peek() == '.') {
            at++;
            spec.precision = Math.max(0, number());
        }
        while ("hlL".indexOf(peek()) >= 0) {
            at++;
        }
        char type = format.charAt(at++);
        if (type == '%') {
            out.append('%');
            return;
        }
        Object value = named == null ? nextValue() : named;
        out.append(spec.pad(render, converted(type, spec, value)));
    }

    private Object named() {
        int depth = 1;
        int start = ++at;
        while (depth > 0) {
            char c = at < format.length() ? format.charAt(at) : 0;
            if (c == 0) {
                throw TemplateException.value("incomplete format key");
            }
            depth += c == '(' ? 1 : c == ')' ? -1 : 0;
            at++;
        }
        mapped = true;
        return named(format.substring(start, at - 1));
    }

    private Object named(String key) {
        if (values instanceof Map<?, ?> map) {
            Object value = Maps.get(map, key);
            if (value == null) {
                throw new TemplateException("KeyError", Repr.of(key));
            }
            return value;
        }
        if (values instanceof Undefined undefined) {
            throw undefined.fail();
        }
        if (!isMapping()) {
            throw TemplateException.type("format requires a mapping");
        }
        String type = values instanceof Bytes ? "byte" : Types.name(values);
        throw TemplateException.type(type + " indices must be integers or slices, not str");
    }

    private int number() {
        if (peek() == '*') {
            at++;
            Object width = nextValue();
            if (!Numbers.isInteger(width)) {
                throw TemplateException.type("* wants int");
            }
            return Numbers.toIndex(width);
        }
        int start = at;
        while (Character.digit(peek(), 10) >= 0) {
            at++;
        }
        if (at - start > 9) {
            throw TemplateException.value("width too big");
        }
        return at == start ? -1 : Integer.parseInt(format.substring(start, at));
    }

    private String converted(char type, FormatSpec spec, Object value) {
        switch (type) {
            case 's':
                return spec.cut(markup ? Markup.escaped(value).value : Text.of(value));
            case 'r', 'a':
                String repr = Repr.of(value);
                return spec.cut(type == 'a' ? ascii(repr) : repr);
            case 'c':
                return character(value);
            case 'd', 'i', 'u':
                return spec.signed(NumberFormat.digits(whole(type, value), 10, spec.precision), isNegative(value));
            case 'x', 'X', 'o':
                return radix(type, spec, value);
            case 'e', 'E', 'f', 'F', 'g', 'G':
                return real(type, spec, value);
            default:
                throw TemplateException.value("unsupported format character '" + type + "' (0x"
                        + Integer.toHexString(type) + ") at index " + (at - 1));
        }
    }

    static String ascii(String text) {
        StringBuilder ascii = new StringBuilder();
        text.codePoints().forEach(c -> {
            if (c < 128) {
                ascii.append((char) c);
            } else {
                Repr.escape(ascii, c);
            }
        });
        return ascii.toString();
    }

    private static String character(Object value) {
        if (Numbers.isInteger(value)) {
            int code = Numbers.toIndex(value);
            if (!Character.isValidCodePoint(code)) {
                throw TemplateException.overflow("%c arg not in range(0x110000)");
            }
            return Character.toString(code);
        }
        if (Types.isString(value) && Chars.length(Types.string(value)) == 1) {
            return Types.string(value);
        }
        throw TemplateException.type("%c requires int or char");
    }

    private static Object whole(char type, Object value) {
        if (value instanceof Double number) {
            return NumberParser.truncated(number);
        }
        if (!Numbers.isInteger(value)) {
            throw TemplateException.type("%" + type + " format: a real number is required, not " + Types.name(value));
        }
        return value;
    }

    private static boolean isNegative(Object value) {
        return Numbers.compare(value, 0L) < 0;
    }

    private static String radix(char type, FormatSpec spec, Object value) {
        if (!Numbers.isInteger(value)) {
            throw TemplateException.type("%" + type + " format: an integer is required, not " + Types.name(value));
        }
        String digits = NumberFormat.digits(value, type == 'o' ? 8 : 16, spec.precision);
        String prefix = !spec.alternate ? "" : type == 'o' ? "0o" : "0" + type;
        spec.prefixLength = prefix.length();
        return spec.signed(
                prefix + (type == 'X' ? digits.toUpperCase(java.util.Locale.ROOT) : digits), isNegative(value));
    }

    private static String real(char type, FormatSpec spec, Object value) {
        if (!Numbers.isNumber(value)) {
            if (value instanceof Undefined undefined) {
                throw undefined.fail();
            }
            throw TemplateException.type("must be real number, not " + Types.name(value));
        }
        double number = Numbers.toDouble(value);
        int precision = spec.precision < 0 ? 6 : spec.precision;
        String text = NumberFormat.real(Math.abs(number), type, precision, spec.alternate);
        return spec.signed(text, number < 0 || (number == 0 && 1 / number < 0));
    }
}
