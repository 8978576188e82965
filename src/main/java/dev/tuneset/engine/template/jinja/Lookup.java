package dev.tuneset.engine.template.jinja;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Attributes and items as Jinja's immutable sandbox gives them. */
final class Lookup {
    private static final Set<String> LIST_MUTATORS =
            Set.of("append", "clear", "pop", "reverse", "insert", "sort", "extend", "remove");
    private static final Set<String> DICT_MUTATORS = Set.of("clear", "pop", "popitem", "setdefault", "update");

    private Lookup() {}

    /** Says whether {@code getattr} finds something of that name on a dict. */
    static boolean isDictAttribute(String name) {
        return name.startsWith("__") || DICT_MUTATORS.contains(name) || Methods.DICT.containsKey(name);
    }

    /** {@code object.name}. */
    static Object attribute(Object owner, String name) {
        Object value = find(owner, name);
        if (value == null) {
            value = directItem(owner, name);
        }
        return value == null ? Undefined.missing(owner, name) : value;
    }

    /** {@code object[key]}. */
    static Object item(Object owner, Object key) {
        Object value = directItem(owner, key);
        if (value == null && Types.isString(key)) {
            value = find(owner, Types.string(key));
        }
        return value == null ? Undefined.missing(owner, key) : value;
    }

    /** {@code getattr(owner, name)}, an undefined that fails if that is unsafe, or null. */
    static @Nullable Object find(Object owner, String name) {
        if (name.startsWith("_")) {
            return hidden(owner, name);
        }
        if (isMutator(owner, name)) {
            return Undefined.unsafe(owner, name);
        }
        Method method = Methods.of(owner).get(name);
        if (method != null) {
            return new Method.Bound(owner, method, name);
        }
        return owner instanceof PyObject object ? object.attribute(name) : Methods.property(owner, name);
    }

    private static boolean isMutator(Object owner, String name) {
        return (owner instanceof Map<?, ?> && DICT_MUTATORS.contains(name))
                || (owner instanceof List<?> && LIST_MUTATORS.contains(name));
    }

    private static @Nullable Object hidden(Object owner, String name) {
        boolean exists = owner instanceof Namespace namespace
                ? namespace.get(name) != null || name.equals("__class__")
                : Dunders.has(owner, name);
        if (exists) {
            return Undefined.unsafe(owner, name);
        }
        if (owner instanceof Undefined undefined) {
            throw undefined.fail();
        }
        return null;
    }

    /** {@code owner[key]}, or null where Python raises a TypeError or LookupError. */
    private static @Nullable Object directItem(Object owner, Object key) {
        if (owner instanceof PyObject object) {
            return object instanceof Markup markup ? markupItem(markup, key) : object.item(key);
        }
        if (owner instanceof Map<?, ?> map) {
            return isUnhashable(key) ? null : Maps.get(map, key);
        }
        if (owner instanceof List<?> list) {
            return Slicing.element(list, key);
        }
        return owner instanceof String text ? Slicing.character(text, key) : null;
    }

    private static @Nullable Object markupItem(Markup markup, Object key) {
        String character = Slicing.character(markup.value, key);
        return character == null ? null : new Markup(character);
    }

    private static boolean isUnhashable(Object key) {
        return key instanceof List<?> || key instanceof Map<?, ?> || key instanceof SliceValue;
    }
}
