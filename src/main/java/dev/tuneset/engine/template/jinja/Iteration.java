package dev.tuneset.engine.template.jinja;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** {@code iter(value)}, {@code list(value)} and {@code len(value)}. */
final class Iteration {
    private Iteration() {}

    static Iterator<Object> of(Object value) {
        Iterator<Object> items = find(value);
        if (items == null) {
            throw TemplateException.type("'" + Types.name(value) + "' object is not iterable");
        }
        return items;
    }

    /** An iterator, or null for a value that is not iterable. */
    static @Nullable Iterator<Object> find(Object value) {
        if (value instanceof PyObject object) {
            return object.iterator();
        }
        if (value instanceof String text) {
            return characters(text);
        }
        if (value instanceof List<?> list) {
            return in(list.iterator());
        }
        return value instanceof Map<?, ?> map ? in(map.keySet().iterator()) : null;
    }

    static boolean possible(Object value) {
        return value instanceof String
                || value instanceof List<?>
                || value instanceof Map<?, ?>
                || (value instanceof PyObject object && object.iterator() != null);
    }

    /** The items of an iterator over raw values, each taken in. */
    static Iterator<Object> in(Iterator<?> raw) {
        return new Iterator<>() {
            @Override
            public boolean hasNext() {
                return raw.hasNext();
            }

            @Override
            public Object next() {
                return Values.in(raw.next());
            }
        };
    }

    private static Iterator<Object> characters(String text) {
        return new Lazy() {
            private int at;

            @Override
            @Nullable
            Object advance() {
                if (at >= text.length()) {
                    return null;
                }
                int end = text.offsetByCodePoints(at, 1);
                String character = text.substring(at, end);
                at = end;
                return character;
            }
        };
    }

    static List<Object> list(Render render, Object value) {
        return drain(render, of(value), Math.max(0, length(value)));
    }

    static List<Object> drain(Render render, Iterator<Object> items, int sizeHint) {
        render.allocate(sizeHint);
        List<Object> out = new ArrayList<>(sizeHint);
        while (items.hasNext()) {
            render.step();
            if (out.size() >= sizeHint) {
                render.allocate(1);
            }
            out.add(items.next());
            if (out.size() > render.limits.valueSizeMax()) {
                render.allocate(out.size());
            }
        }
        return out;
    }

    /** {@code len}, or -1. */
    static int length(Object value) {
        if (value instanceof String text) {
            return Chars.length(text);
        }
        if (value instanceof List<?> list) {
            return list.size();
        }
        if (value instanceof Map<?, ?> map) {
            return map.size();
        }
        return value instanceof PyObject object ? object.length() : -1;
    }

    static long requireLength(Object value) {
        int length = length(value);
        if (length < 0) {
            throw TemplateException.type("object of type '" + Types.name(value) + "' has no len()");
        }
        return length;
    }
}
