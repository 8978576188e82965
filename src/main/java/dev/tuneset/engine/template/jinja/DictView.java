package dev.tuneset.engine.template.jinja;

import java.util.Iterator;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What {@code keys()}, {@code values()} and {@code items()} of a dict give. */
final class DictView extends PyObject {
    private final String type;
    private final Map<?, ?> map;
    private final Function<Map.Entry<?, ?>, Object> part;

    private DictView(String type, Map<?, ?> map, Function<Map.Entry<?, ?>, Object> part) {
        this.type = type;
        this.map = map;
        this.part = part;
    }

    static DictView keys(Map<?, ?> map) {
        return new DictView("dict_keys", map, entry -> Values.in(entry.getKey()));
    }

    static DictView values(Map<?, ?> map) {
        return new DictView("dict_values", map, entry -> Values.in(entry.getValue()));
    }

    static DictView items(Map<?, ?> map) {
        return new DictView("dict_items", map, DictView::pair);
    }

    static Tuple pair(Map.Entry<?, ?> entry) {
        return Tuple.of(Values.in(entry.getKey()), Values.in(entry.getValue()));
    }

    @Override
    String typeName() {
        return type;
    }

    /** Keys are looked up by their hash, so what has none cannot be asked for; values and items are compared one by one. */
    void requireKey(Object item) {
        if (type.equals("dict_keys")) {
            Equality.requireHashable(item);
        }
    }

    @Override
    boolean truth() {
        return !map.isEmpty();
    }

    @Override
    int length() {
        return map.size();
    }

    @Override
    Iterator<Object> iterator() {
        Iterator<? extends Map.Entry<?, ?>> entries = map.entrySet().iterator();
        return new Iterator<>() {
            @Override
            public boolean hasNext() {
                return entries.hasNext();
            }

            @Override
            public Object next() {
                return part.apply(entries.next());
            }
        };
    }

    @Override
    @Nullable
    Object attribute(String name) {
        return name.equals("mapping") ? map : null;
    }

    @Override
    boolean equalTo(Object other) {
        if (!(other instanceof DictView view) || type.equals("dict_values") || view.type.equals("dict_values")) {
            return this == other;
        }
        if (length() != view.length()) {
            return false;
        }
        for (Iterator<Object> items = iterator(); items.hasNext(); ) {
            if (!Containment.contains(view, items.next())) {
                return false;
            }
        }
        return true;
    }

    @Override
    void repr(Repr out) {
        out.append(type + "([");
        out.nested(() -> out.items(iterator()));
        out.append("])");
    }
}
