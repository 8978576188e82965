package dev.tuneset.engine.row;

import java.util.AbstractMap;
import java.util.AbstractSet;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Set;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * An object among the values of a {@link Row}: values in the order of keys that all objects of its kind share, as millions of
 * turns with a role and a content do. Takes a third of the memory of a map of its own. Cannot be changed.
 */
public final class Struct extends AbstractMap<String, @Nullable Object> {
    private final Keys keys;
    private final @Nullable Object[] values;

    /** Takes over {@code values}; the caller does not change them afterwards. */
    @SuppressWarnings("ArrayIsStoredDirectly")
    public Struct(Keys keys, @Nullable Object... values) {
        if (values.length != keys.size()) {
            throw new IllegalArgumentException(values.length + " values for " + keys.size() + " keys");
        }
        this.keys = keys;
        this.values = values;
    }

    /** The names of an object's values, in order; one for all objects that have the same. */
    public static final class Keys {
        /** Fewer are sooner compared one by one than looked up. */
        private static final int FEW = 8;

        private final String[] names;
        private final Map<String, Integer> indexes = new HashMap<>(0);

        /** @param names no two of them the same */
        public Keys(List<String> names) {
            this.names = names.toArray(String[]::new);
            for (int i = 0; i < this.names.length && this.names.length > FEW; i++) {
                indexes.put(this.names[i], i);
            }
        }

        public static Keys of(String... names) {
            return new Keys(Arrays.asList(names));
        }

        public int size() {
            return names.length;
        }

        public String name(int index) {
            return names[index];
        }

        /** The position of a name, or -1. */
        int indexOf(@Nullable Object name) {
            if (names.length > FEW) {
                return indexes.getOrDefault(name, -1);
            }
            for (int i = 0; i < names.length; i++) {
                if (names[i].equals(name)) {
                    return i;
                }
            }
            return -1;
        }
    }

    public Keys keys() {
        return keys;
    }

    public @Nullable Object value(int index) {
        return values[index];
    }

    @Override
    public int size() {
        return values.length;
    }

    @Override
    public boolean containsKey(@Nullable Object key) {
        return keys.indexOf(key) >= 0;
    }

    @Override
    public @Nullable Object get(@Nullable Object key) {
        int index = keys.indexOf(key);
        return index < 0 ? null : values[index];
    }

    @Override
    public void forEach(BiConsumer<? super String, ? super @Nullable Object> action) {
        for (int i = 0; i < values.length; i++) {
            action.accept(keys.name(i), values[i]);
        }
    }

    @Override
    public Set<Entry<String, @Nullable Object>> entrySet() {
        return new Entries();
    }

    private final class Entries extends AbstractSet<Entry<String, @Nullable Object>> {
        @Override
        public int size() {
            return values.length;
        }

        @Override
        public Iterator<Entry<String, @Nullable Object>> iterator() {
            return new Iterator<>() {
                private int at;

                @Override
                public boolean hasNext() {
                    return at < values.length;
                }

                @Override
                public Entry<String, @Nullable Object> next() {
                    if (at == values.length) {
                        throw new NoSuchElementException();
                    }
                    return new SimpleImmutableEntry<>(keys.name(at), values[at++]);
                }
            };
        }
    }
}
