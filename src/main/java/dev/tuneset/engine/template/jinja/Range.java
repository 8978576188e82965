package dev.tuneset.engine.template.jinja;

import java.util.Iterator;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;

/** {@code range(start, stop, step)}, at most 100,000 long as in Jinja's sandbox. */
final class Range extends PyObject {
    static final int LENGTH_MAX = 100_000;

    final long start;
    final long stop;
    final long step;
    private final int length;

    Range(long start, long stop, long step) {
        this.start = start;
        this.stop = stop;
        this.step = step;
        long distance = step > 0 ? stop - start : start - stop;
        long count = distance <= 0 ? 0 : (distance - 1) / Math.abs(step) + 1;
        if (count > LENGTH_MAX) {
            throw TemplateException.overflow(
                    "Range too big. The sandbox blocks ranges larger than MAX_RANGE (" + LENGTH_MAX + ").");
        }
        this.length = (int) count;
    }

    private long at(int index) {
        return start + index * step;
    }

    Range slice(SliceValue slice) {
        Slicing.Bounds bounds = Slicing.Bounds.of(slice, length);
        long first = at(bounds.start);
        return new Range(first, first + (long) bounds.count() * bounds.step * step, bounds.step * step);
    }

    @Override
    String typeName() {
        return "range";
    }

    @Override
    boolean truth() {
        return length > 0;
    }

    @Override
    int length() {
        return length;
    }

    @Override
    Iterator<Object> iterator() {
        return iterator(0, 1);
    }

    Iterator<Object> reversed() {
        return iterator(length - 1, -1);
    }

    private Iterator<Object> iterator(int from, int by) {
        return new Iterator<>() {
            private int index = from;

            @Override
            public boolean hasNext() {
                return index >= 0 && index < length;
            }

            @Override
            public Object next() {
                if (!hasNext()) {
                    throw new NoSuchElementException();
                }
                Object value = at(index);
                index += by;
                return value;
            }
        };
    }

    @Override
    @Nullable
    Object item(Object key) {
        if (!Numbers.isInteger(key)) {
            return null;
        }
        int index = Numbers.toIndex(key);
        int place = index < 0 ? index + length : index;
        return place < 0 || place >= length ? null : (Object) at(place);
    }

    @Override
    @Nullable
    Object attribute(String name) {
        return switch (name) {
            case "start" -> start;
            case "stop" -> stop;
            case "step" -> step;
            default -> null;
        };
    }

    @Override
    boolean equalTo(Object other) {
        return other instanceof Range range
                && length == range.length
                && (length == 0 || (start == range.start && (length == 1 || step == range.step)));
    }

    @Override
    int hash() {
        return length == 0 ? 0 : Long.hashCode(start) * 31 + length;
    }

    @Override
    void repr(Repr out) {
        out.append("range(" + start + ", " + stop + (step == 1 ? ")" : ", " + step + ")"));
    }
}
