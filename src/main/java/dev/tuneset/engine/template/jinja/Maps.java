package dev.tuneset.engine.template.jinja;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads dicts: the template's own and maps of the caller. */
final class Maps {
    private static final Object ABSENT = new Object();

    private Maps() {}

    /** The value of the key, or null. */
    static @Nullable Object get(Map<?, ?> map, Object key) {
        if (key instanceof String name) {
            return get(map, name);
        }
        if (map instanceof Dict dict) {
            return dict.get(key);
        }
        if (key instanceof Markup markup) {
            return get(map, markup.value);
        }
        Equality.requireHashable(key);
        for (Map.Entry<?, ?> entry : map.entrySet()) {
            if (Equality.equal(Values.in(entry.getKey()), key)) {
                return Values.in(entry.getValue());
            }
        }
        return null;
    }

    /** The value of the key of what is most likely a dict, or null: no such key, or not a dict. */
    static @Nullable Object find(Object owner, String key) {
        if (owner.getClass() == LinkedHashMap.class) {
            @SuppressWarnings("unchecked") // nothing is put into it
            LinkedHashMap<Object, Object> map = (LinkedHashMap<Object, Object>) owner;
            Object value = map.getOrDefault(key, ABSENT);
            return value instanceof String ? value : value == ABSENT ? null : Values.in(value);
        }
        return owner instanceof Map<?, ?> map ? get(map, key) : null;
    }

    static @Nullable Object get(Map<?, ?> map, String key) {
        Object value = map.get(key);
        if (value instanceof String) {
            return value;
        }
        if (value == null && !map.containsKey(key)) {
            return null;
        }
        return Values.in(value);
    }
}
