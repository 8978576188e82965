package dev.tuneset.engine.template.jinja;

import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** An iterator that works out its next value when it is asked for one. */
abstract class Lazy implements Iterator<Object> {
    private @Nullable Object next;
    private boolean done;

    /** The next value, or null at the end. */
    abstract @Nullable Object advance();

    @Override
    public final boolean hasNext() {
        if (next == null && !done) {
            next = advance();
            done = next == null;
        }
        return next != null;
    }

    @Override
    public final Object next() {
        if (!hasNext()) {
            throw new NoSuchElementException();
        }
        Object value = next;
        next = null;
        if (value == null) {
            throw new NoSuchElementException();
        }
        return value;
    }

    static Lazy mapped(Iterator<Object> items, Function<Object, Object> mapping) {
        return new Lazy() {
            @Override
            @Nullable
            Object advance() {
                return items.hasNext() ? mapping.apply(items.next()) : null;
            }
        };
    }

    static Lazy filtered(Iterator<Object> items, Predicate<Object> wanted) {
        return new Lazy() {
            @Override
            @Nullable
            Object advance() {
                while (items.hasNext()) {
                    Object item = items.next();
                    if (wanted.test(item)) {
                        return item;
                    }
                }
                return null;
            }
        };
    }
}
