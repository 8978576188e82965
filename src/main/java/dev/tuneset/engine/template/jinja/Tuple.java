package dev.tuneset.engine.template.jinja;

import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An immutable sequence. */
class Tuple extends PyObject {
    final List<Object> items;

    Tuple(List<Object> items) {
        this.items = items;
    }

    static Tuple of(Object... items) {
        return new Tuple(List.of(items));
    }

    @Override
    String typeName() {
        return "tuple";
    }

    @Override
    boolean truth() {
        return !items.isEmpty();
    }

    @Override
    int length() {
        return items.size();
    }

    @Override
    Iterator<Object> iterator() {
        return items.iterator();
    }

    @Override
    @Nullable
    Object item(Object key) {
        return Slicing.element(items, key);
    }

    @Override
    boolean equalTo(Object other) {
        return other instanceof Tuple tuple && Equality.equalLists(items, tuple.items, 0);
    }

    @Override
    int hash() {
        int hash = 1;
        for (Object item : items) {
            hash = hash * 31 + Equality.hash(item);
        }
        return hash;
    }

    @Override
    void repr(Repr out) {
        out.nested(() -> {
            out.append("(");
            out.items(items.iterator());
            out.append(items.size() == 1 ? ",)" : ")");
        });
    }

    /** A group made by {@code groupby}: a pair whose parts have names. */
    static final class Group extends Tuple {
        Group(Object grouper, Object list) {
            super(List.of(grouper, list));
        }

        @Override
        @Nullable
        Object attribute(String name) {
            return switch (name) {
                case "grouper" -> items.get(0);
                case "list" -> items.get(1);
                default -> null;
            };
        }

        @Override
        String typeName() {
            return "_GroupTuple";
        }

        @Override
        String module() {
            return "jinja2.filters";
        }
    }
}
