package dev.tuneset.engine.template.jinja;

import java.util.Iterator;
import java.util.List;
import java.util.Map;

/** {@code item in container}. */
final class Containment {
    private Containment() {}

    static boolean contains(Object container, Object item) {
        if (container instanceof Map<?, ?> map) {
            return item instanceof String key ? map.containsKey(key) : Maps.get(map, item) != null;
        }
        if (Types.isString(container)) {
            return containsText(Types.string(container), item);
        }
        if (container instanceof List<?> list) {
            return listContains(list, item);
        }
        if (container instanceof DictView view) {
            view.requireKey(item);
        }
        Iterator<Object> items = container instanceof PyObject object ? object.iterator() : null;
        if (items == null) {
            throw TemplateException.type("argument of type '" + Types.name(container) + "' is not iterable");
        }
        while (items.hasNext()) {
            Object candidate = items.next();
            if (candidate == item || Equality.equal(candidate, item)) {
                return true;
            }
        }
        return false;
    }

    private static boolean listContains(List<?> list, Object item) {
        for (Object raw : list) {
            Object candidate = Values.in(raw);
            if (candidate == item || Equality.equal(candidate, item)) {
                return true;
            }
        }
        return false;
    }

    private static boolean containsText(String text, Object item) {
        if (!Types.isString(item)) {
            throw TemplateException.type("'in <string>' requires string as left operand, not " + Types.name(item));
        }
        return text.contains(Types.string(item));
    }
}
