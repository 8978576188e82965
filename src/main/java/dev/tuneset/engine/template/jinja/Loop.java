package dev.tuneset.engine.template.jinja;

import java.util.Arrays;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The variable {@code loop}: it walks over the items and knows where it is. */
final class Loop extends PyObject {
    private final Object iterable;
    private final int depth0;
    private final @Nullable Recursion recursion;
    /** The items, when they are a list. */
    private final @Nullable List<?> list;

    private Iterator<Object> items;
    private int index0 = -1;
    private int length = -1;
    private @Nullable Object before;
    private @Nullable Object current;
    private @Nullable Object after;
    private Object @Nullable [] changed;

    /** Runs the body of a recursive loop over other items. */
    interface Recursion {
        Object render(Object iterable, int depth);
    }

    Loop(Object iterable, Iterator<Object> items, @Nullable Recursion recursion, int depth0) {
        this.iterable = iterable;
        this.list = null;
        this.items = items;
        this.recursion = recursion;
        this.depth0 = depth0;
    }

    /** Walks over a list by index. */
    Loop(List<?> list) {
        this.iterable = list;
        this.list = list;
        this.items = Collections.emptyIterator();
        this.recursion = null;
        this.depth0 = 0;
        this.length = list.size();
    }

    /** Moves on and gives the item, or null at the end. */
    @Nullable
    Object advance() {
        if (list != null) {
            return advanceList(list);
        }
        Object item = after;
        if (item == null) {
            if (!items.hasNext()) {
                return null;
            }
            item = items.next();
        }
        after = null;
        index0++;
        before = current;
        current = item;
        return item;
    }

    private @Nullable Object advanceList(List<?> all) {
        if (index0 + 1 >= length) {
            return null;
        }
        before = current;
        current = Values.in(all.get(++index0));
        return current;
    }

    private @Nullable Object peek() {
        if (list != null) {
            return index0 + 1 < length ? Values.in(list.get(index0 + 1)) : null;
        }
        if (after == null && items.hasNext()) {
            after = items.next();
        }
        return after;
    }

    private int size() {
        if (length < 0) {
            length = Iteration.length(iterable);
            if (length < 0) {
                List<Object> rest = new java.util.ArrayList<>();
                items.forEachRemaining(rest::add);
                items = rest.iterator();
                length = rest.size() + index0 + 1 + (after == null ? 0 : 1);
            }
        }
        return length;
    }

    boolean first() {
        return index0 == 0;
    }

    boolean last() {
        return list != null ? index0 + 1 >= length : peek() == null;
    }

    long index0() {
        return index0;
    }

    @Override
    String typeName() {
        return "LoopContext";
    }

    @Override
    String module() {
        return "jinja2.runtime";
    }

    @Override
    boolean truth() {
        return size() > 0;
    }

    @Override
    int length() {
        return size();
    }

    @Override
    Iterator<Object> iterator() {
        return new Lazy() {
            @Override
            @Nullable
            Object advance() {
                Object item = Loop.this.advance();
                return item == null ? null : Tuple.of(item, Loop.this);
            }
        };
    }

    @Override
    @Nullable
    Object attribute(String name) {
        return switch (name) {
            case "index0" -> (long) index0;
            case "index" -> (long) index0 + 1;
            case "first" -> first();
            case "last" -> last();
            case "length" -> (long) size();
            case "revindex0" -> (long) size() - index0 - 1;
            case "revindex" -> (long) size() - index0;
            case "depth0" -> (long) depth0;
            case "depth" -> (long) depth0 + 1;
            case "previtem" -> first() || before == null ? Undefined.hint("there is no previous item") : before;
            case "nextitem" -> next();
            case "cycle" -> new BuiltinFunction("cycle", (render, arguments) -> cycle(arguments));
            case "changed" -> new BuiltinFunction("changed", (render, arguments) -> changed(arguments));
            default -> null;
        };
    }

    private Object next() {
        Object next = peek();
        return next == null ? Undefined.hint("there is no next item") : next;
    }

    private Object cycle(Arguments arguments) {
        if (arguments.positional.length == 0) {
            throw TemplateException.type("no items for cycling given");
        }
        return arguments.positional[index0 % arguments.positional.length];
    }

    private Object changed(Arguments arguments) {
        Object[] values = arguments.positional;
        boolean same = changed != null && Equality.equalLists(Arrays.asList(changed), Arrays.asList(values), 0);
        changed = values;
        return !same;
    }

    @Override
    boolean callable() {
        return true;
    }

    @Override
    Object call(Render render, Arguments arguments) {
        if (recursion == null) {
            throw TemplateException.type("The loop must have the 'recursive' marker to be called recursively.");
        }
        Object[] bound = Parameters.python("LoopContext.__call__", "iterable").bind(arguments);
        return recursion.render(bound[0], depth0 + 1);
    }

    @Override
    void repr(Repr out) {
        out.append("<LoopContext " + (index0 + 1) + "/" + size() + ">");
    }
}
