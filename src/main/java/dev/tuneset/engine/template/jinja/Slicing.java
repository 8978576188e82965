package dev.tuneset.engine.template.jinja;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** {@code value[index]} and {@code value[start:stop:step]} of sequences. */
final class Slicing {
    private Slicing() {}

    /** An element by integer index, or null. */
    static @Nullable Object element(List<?> items, Object key) {
        if (!Numbers.isInteger(key)) {
            return null;
        }
        int index = Numbers.toIndex(key);
        int at = index < 0 ? index + items.size() : index;
        return at < 0 || at >= items.size() ? null : Values.in(items.get(at));
    }

    /** A character by integer index, or null. */
    static @Nullable String character(String text, Object key) {
        if (!Numbers.isInteger(key)) {
            return null;
        }
        int index = Numbers.toIndex(key);
        int length = Chars.length(text);
        int at = index < 0 ? index + length : index;
        if (at < 0 || at >= length) {
            return null;
        }
        if (length == text.length()) {
            return String.valueOf(text.charAt(at));
        }
        int unit = text.offsetByCodePoints(0, at);
        return text.substring(unit, text.offsetByCodePoints(unit, 1));
    }

    static Object slice(Render render, Object value, SliceValue slice) {
        if (value instanceof String text) {
            return text(render, text, slice);
        }
        if (value instanceof List<?> list) {
            return list(render, list, slice);
        }
        if (value instanceof Markup markup) {
            return new Markup(text(render, markup.value, slice));
        }
        if (value instanceof Tuple tuple) {
            return new Tuple(list(render, tuple.items, slice));
        }
        if (value instanceof Range range) {
            return range.slice(slice);
        }
        if (value instanceof Bytes bytes) {
            return bytes.slice(slice);
        }
        if (value instanceof Map<?, ?>) {
            throw TemplateException.type("unhashable type: 'slice'");
        }
        if (value instanceof Undefined undefined) {
            throw undefined.fail();
        }
        throw TemplateException.type("'" + Types.name(value) + "' object is not subscriptable");
    }

    private static String text(Render render, String text, SliceValue slice) {
        int length = Chars.length(text);
        Bounds bounds = Bounds.of(slice, length);
        render.allocate(bounds.count());
        if (bounds.step == 1) {
            if (bounds.count() == 0) {
                return "";
            }
            int start = length == text.length() ? bounds.start : text.offsetByCodePoints(0, bounds.start);
            int end = length == text.length() ? start + bounds.count() : text.offsetByCodePoints(start, bounds.count());
            return text.substring(start, end);
        }
        int[] points = text.codePoints().toArray();
        StringBuilder out = new StringBuilder(bounds.count());
        for (int i = 0, at = bounds.start; i < bounds.count(); i++, at += bounds.step) {
            out.appendCodePoint(points[at]);
        }
        return out.toString();
    }

    static List<Object> list(Render render, List<?> items, SliceValue slice) {
        Bounds bounds = Bounds.of(slice, items.size());
        render.allocate(bounds.count());
        if (bounds.step == 1) {
            return new ArrayList<>(items.subList(bounds.start, bounds.start + bounds.count()));
        }
        List<Object> out = new ArrayList<>(bounds.count());
        for (int i = 0, at = bounds.start; i < bounds.count(); i++, at += bounds.step) {
            out.add(Values.in(items.get(at)));
        }
        return out;
    }

    /** A slice fitted to a length. */
    static final class Bounds {
        final int start;
        final int step;
        private final int count;

        private Bounds(int start, int step, int count) {
            this.start = start;
            this.step = step;
            this.count = count;
        }

        int count() {
            return count;
        }

        static Bounds of(SliceValue slice, int length) {
            int step = slice.step == None.NONE ? 1 : index(slice.step);
            if (step == 0) {
                throw TemplateException.value("slice step cannot be zero");
            }
            int low = step < 0 ? -1 : 0;
            int high = step < 0 ? length - 1 : length;
            int start = slice.start == None.NONE ? (step < 0 ? high : low) : fit(slice.start, length, low, high);
            int stop = slice.stop == None.NONE ? (step < 0 ? low : high) : fit(slice.stop, length, low, high);
            long distance = step < 0 ? (long) start - stop : (long) stop - start;
            long stride = Math.abs((long) step);
            return new Bounds(start, step, distance <= 0 ? 0 : (int) ((distance + stride - 1) / stride));
        }

        private static int fit(Object bound, int length, int low, int high) {
            long at = index(bound);
            if (at < 0) {
                at += length;
            }
            return (int) Math.max(low, Math.min(high, at));
        }

        private static int index(Object bound) {
            if (!Numbers.isInteger(bound)) {
                throw TemplateException.type("slice indices must be integers or None or have an __index__ method");
            }
            return Numbers.toIndex(bound);
        }
    }
}
