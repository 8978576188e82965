package dev.tuneset.engine.template.jinja;

import java.util.Iterator;
import java.util.List;
import java.util.Map;

/** Writes values as Python's {@code repr} does. */
final class Repr {
    private static final int DEPTH_MAX = 400;

    private final StringBuilder out = new StringBuilder();
    private int depth;

    static String of(Object value) {
        Repr repr = new Repr();
        repr.value(value);
        return repr.toString();
    }

    void append(String text) {
        out.append(text);
        if (out.length() > 1 << 26) {
            throw TemplateException.limit("a text is longer than " + (1 << 26) + " characters");
        }
    }

    void value(Object value) {
        if (value instanceof String string) {
            string(string);
        } else if (value instanceof PyObject object) {
            object.repr(this);
        } else if (value instanceof Boolean bool) {
            append(bool ? "True" : "False");
        } else if (Numbers.isInteger(value)) {
            append(Text.integer(value));
        } else if (value instanceof Double number) {
            append(FloatText.repr(number));
        } else if (value == None.NONE) {
            append("None");
        } else if (value instanceof List<?> list) {
            nested(() -> list(list.iterator()));
        } else if (value instanceof Map<?, ?> map) {
            nested(() -> dict(map));
        } else {
            append("<" + Types.name(value) + ">");
        }
    }

    /** Writes something that contains other values, within the bound on depth. */
    void nested(Runnable content) {
        if (++depth > DEPTH_MAX) {
            throw TemplateException.recursion("maximum recursion depth exceeded while getting the repr of an object");
        }
        content.run();
        depth--;
    }

    void list(Iterator<?> items) {
        append("[");
        items(items);
        append("]");
    }

    /** Items with commas between them. */
    void items(Iterator<?> items) {
        boolean first = true;
        while (items.hasNext()) {
            if (!first) {
                append(", ");
            }
            first = false;
            value(Values.in(items.next()));
        }
    }

    void dict(Map<?, ?> map) {
        append("{");
        boolean first = true;
        for (Map.Entry<?, ?> entry : map.entrySet()) {
            if (!first) {
                append(", ");
            }
            first = false;
            value(Values.in(entry.getKey()));
            append(": ");
            value(Values.in(entry.getValue()));
        }
        append("}");
    }

    private void string(String s) {
        char quote = s.indexOf('\'') >= 0 && s.indexOf('"') < 0 ? '"' : '\'';
        out.append(quote);
        for (int i = 0; i < s.length(); ) {
            int c = s.codePointAt(i);
            i += Character.charCount(c);
            character(c, quote);
        }
        append(String.valueOf(quote));
    }

    private void character(int c, char quote) {
        if (c == quote || c == '\\') {
            out.append('\\').append((char) c);
        } else if (c == '\n') {
            out.append("\\n");
        } else if (c == '\r') {
            out.append("\\r");
        } else if (c == '\t') {
            out.append("\\t");
        } else if (Chars.isPrintable(c)) {
            out.appendCodePoint(c);
        } else {
            escape(out, c);
        }
    }

    /** Writes a character by its number in two, four or eight hexadecimal digits. */
    static void escape(StringBuilder out, int character) {
        int c = Surrogates.shown(character);
        int digits = c < 256 ? 2 : c < 65536 ? 4 : 8;
        out.append('\\').append(digits == 2 ? 'x' : digits == 4 ? 'u' : 'U');
        String hex = Integer.toHexString(c);
        out.append("0".repeat(digits - hex.length())).append(hex);
    }

    @Override
    public String toString() {
        return out.toString();
    }
}
