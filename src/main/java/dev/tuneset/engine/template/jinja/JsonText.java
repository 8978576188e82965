package dev.tuneset.engine.template.jinja;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;

/** Writes JSON to the output as Python's {@code json.dumps} does. */
final class JsonText {
    private static final int DEPTH_MAX = 400;
    private static final int SHORT_INDENT = 8;
    private static final int LEVELS_AHEAD = 6;

    private final Render render;
    private final JsonStyle style;
    private final Output out;
    private int depth;
    /** A line end and room for some levels of indentation behind it. */
    private char[] margin = {'\n'};

    JsonText(Render render, JsonStyle style) {
        this.render = render;
        this.style = style;
        this.out = render.out;
    }

    /** Asks for final classes first: whether a class lacks an interface is slow to find out. */
    void write(Object value) {
        if (value instanceof String text) {
            string(text);
        } else if (value instanceof Boolean bool) {
            out.append(bool ? "true" : "false");
        } else if (value instanceof Double number) {
            out.append(real(number));
        } else if (Numbers.isInteger(value)) {
            out.append(Text.integer(value));
        } else if (value == None.NONE) {
            out.append("null");
        } else if (value.getClass() == ArrayList.class) {
            array((ArrayList<?>) value);
        } else if (value instanceof Map<?, ?> map) {
            object(map);
        } else if (value instanceof List<?> list) {
            array(list);
        } else if (value instanceof Tuple tuple) {
            array(tuple.items);
        } else if (value instanceof Markup markup) {
            string(markup.value);
        } else {
            throw TemplateException.type("Object of type " + Types.name(value) + " is not JSON serializable");
        }
    }

    private static String real(double value) {
        if (Double.isNaN(value)) {
            return "NaN";
        }
        return Double.isInfinite(value) ? (value > 0 ? "Infinity" : "-Infinity") : FloatText.repr(value);
    }

    private void open(char bracket) {
        render.step();
        if (++depth > DEPTH_MAX) {
            throw TemplateException.recursion("maximum recursion depth exceeded while encoding a JSON object");
        }
        out.append(bracket);
    }

    private void newLine() {
        String indent = style.indent;
        if (indent != null) {
            long size = 1 + (long) depth * indent.length();
            render.allocate(size);
            if (size > margin.length) {
                int levels = indent.length() <= SHORT_INDENT ? depth + LEVELS_AHEAD : depth;
                margin = ("\n" + indent.repeat(levels)).toCharArray();
            }
            out.append(margin, (int) size);
        }
    }

    private void close(char bracket, boolean empty) {
        depth--;
        if (!empty) {
            newLine();
        }
        out.append(bracket);
    }

    private void array(List<?> items) {
        open('[');
        boolean first = true;
        for (Object item : items) {
            if (!first) {
                out.append(style.itemSeparator);
            }
            first = false;
            newLine();
            write(Values.in(item));
        }
        close(']', first);
    }

    private void object(Map<?, ?> map) {
        open('{');
        boolean first = true;
        if (style.sorted) {
            List<Object> pairs = Iteration.list(render, DictView.items(map));
            for (Object pair : Sorting.sorted(render, pairs, entry -> ((Tuple) entry).items.get(0), false)) {
                Iterator<Object> parts = ((Tuple) pair).iterator();
                member(parts.next(), parts.next(), first);
                first = false;
            }
        } else {
            for (Map.Entry<?, ?> entry : map.entrySet()) {
                member(Values.in(entry.getKey()), Values.in(entry.getValue()), first);
                first = false;
            }
        }
        close('}', first);
    }

    private void member(Object key, Object value, boolean first) {
        if (!first) {
            out.append(style.itemSeparator);
        }
        newLine();
        string(key(key));
        out.append(style.keySeparator);
        write(value);
    }

    private static String key(Object key) {
        if (Types.isString(key)) {
            return Types.string(key);
        }
        if (key instanceof Boolean bool) {
            return bool ? "true" : "false";
        }
        if (Numbers.isInteger(key)) {
            return Text.integer(key);
        }
        if (key instanceof Double number) {
            return real(number);
        }
        if (key == None.NONE) {
            return "null";
        }
        throw TemplateException.type("keys must be str, int, float, bool or None, not " + Types.name(key));
    }

    private void string(String text) {
        out.append('"');
        int start = out.length();
        out.append(text);
        int plain = plain(out.chars(), start, out.length()) - start;
        if (plain < text.length()) {
            out.back(start + plain);
            escaped(text, plain);
        }
        out.append('"');
    }

    /** Where the first character stands that is not written as it is, or the end. */
    private int plain(char[] chars, int from, int to) {
        int at = from;
        while (at < to && !isEscaped(chars[at])) {
            at++;
        }
        return at;
    }

    private boolean isEscaped(char c) {
        return c < 32 || c == '"' || c == '\\' || (c > 126 && style.ascii);
    }

    private void escaped(String text, int from) {
        int start = from;
        for (int i = from; i < text.length(); i++) {
            char c = text.charAt(i);
            if (isEscaped(c)) {
                out.append(text, start, i);
                escape(c);
                start = i + 1;
            }
        }
        out.append(text, start, text.length());
    }

    private void escape(char c) {
        switch (c) {
            case '"' -> out.append("\\\"");
            case '\\' -> out.append("\\\\");
            case '\n' -> out.append("\\n");
            case '\r' -> out.append("\\r");
            case '\t' -> out.append("\\t");
            case '\f' -> out.append("\\f");
            case '\b' -> out.append("\\b");
            case 127 -> out.append(c);
            default -> {
                out.append("\\u");
                for (int shift = 12; shift >= 0; shift -= 4) {
                    out.append(Character.forDigit((c >> shift) & 15, 16));
                }
            }
        }
    }
}
