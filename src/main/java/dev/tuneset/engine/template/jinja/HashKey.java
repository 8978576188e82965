package dev.tuneset.engine.template.jinja;

import org.jspecify.annotations.Nullable;

/**
 * A value as the key of a hash table, compared as Python compares.
 *
 * @param value not a string: a string is its own key
 */
record HashKey(Object value) {
    /** The key for a value; fails for unhashable values. */
    static Object of(Object value) {
        if (value instanceof String) {
            return value;
        }
        if (value instanceof Markup markup) {
            return markup.value;
        }
        Equality.requireHashable(value);
        return new HashKey(value);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof HashKey key && Equality.equal(value, key.value);
    }

    @Override
    public int hashCode() {
        return Equality.hash(value);
    }
}
