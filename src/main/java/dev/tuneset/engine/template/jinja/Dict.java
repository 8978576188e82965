package dev.tuneset.engine.template.jinja;

import java.util.AbstractMap;
import java.util.AbstractSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A dict made by the template: keys of any hashable type, where 1, 1.0 and True are one key. */
final class Dict extends AbstractMap<Object, Object> {
    /** Strings stand for themselves, all other keys are wrapped. */
    private final Map<Object, Object> entries = new LinkedHashMap<>();

    static Object unwrapped(Object key) {
        return key instanceof HashKey wrapped ? wrapped.value() : key;
    }

    @Override
    public @Nullable Object put(Object key, Object value) {
        return entries.put(HashKey.of(key), value);
    }

    @Override
    public @Nullable Object get(@Nullable Object key) {
        return entries.get(HashKey.of(Values.in(key)));
    }

    @Override
    public boolean containsKey(@Nullable Object key) {
        return entries.containsKey(HashKey.of(Values.in(key)));
    }

    @Override
    public int size() {
        return entries.size();
    }

    @Override
    public Set<Entry<Object, Object>> entrySet() {
        return new AbstractSet<>() {
            @Override
            public Iterator<Entry<Object, Object>> iterator() {
                Iterator<Entry<Object, Object>> inner = entries.entrySet().iterator();
                return new Iterator<>() {
                    @Override
                    public boolean hasNext() {
                        return inner.hasNext();
                    }

                    @Override
                    public Entry<Object, Object> next() {
                        Entry<Object, Object> entry = inner.next();
                        return new SimpleImmutableEntry<>(unwrapped(entry.getKey()), entry.getValue());
                    }
                };
            }

            @Override
            public int size() {
                return entries.size();
            }
        };
    }
}
