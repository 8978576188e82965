package dev.tuneset.engine.source.json;

import dev.tuneset.engine.row.Struct;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The first keys of an object being read, in order, and the way on to those with one key more: objects that have the same keys in
 * the same order share them. Used by one thread.
 */
final class KeyOrder {
    /** Where data has its own words as keys, sharing them gains nothing. */
    private static final int KEYS_MAX = 32;

    private static final int NEXT_MAX = 16;

    private final List<String> names;
    private final List<KeyOrder> next = new ArrayList<>(1);
    private Struct.@Nullable Keys keys;

    private KeyOrder(List<String> names) {
        this.names = names;
    }

    static KeyOrder start() {
        return new KeyOrder(List.of());
    }

    /** These keys and one more; {@code null} when there are too many to be shared, or the key is here already. */
    @Nullable
    KeyOrder with(String key) {
        for (int i = 0; i < next.size(); i++) {
            KeyOrder known = next.get(i);
            if (known.names.get(names.size()).equals(key)) {
                return known;
            }
        }
        if (names.size() == KEYS_MAX || next.size() == NEXT_MAX || names.contains(key)) {
            return null;
        }
        List<String> longer = new ArrayList<>(names);
        longer.add(key);
        KeyOrder added = new KeyOrder(longer);
        next.add(added);
        return added;
    }

    Struct.Keys keys() {
        Struct.Keys made = keys;
        if (made == null) {
            made = new Struct.Keys(names);
            keys = made;
        }
        return made;
    }
}
