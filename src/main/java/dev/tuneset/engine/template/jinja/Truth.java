package dev.tuneset.engine.template.jinja;

import java.util.List;
import java.util.Map;

/** {@code bool(value)}. Interfaces are asked for last: that a class lacks one is slow to find out. */
final class Truth {
    private Truth() {}

    static boolean of(Object value) {
        if (value instanceof Boolean bool) {
            return bool;
        }
        if (value instanceof String string) {
            return !string.isEmpty();
        }
        if (value == None.NONE) {
            return false;
        }
        if (value instanceof PyObject object) {
            return object.truth();
        }
        if (value instanceof Long number) {
            return number != 0;
        }
        if (value instanceof Double number) {
            return number != 0;
        }
        if (value instanceof List<?> list) {
            return !list.isEmpty();
        }
        return !(value instanceof Map<?, ?> map) || !map.isEmpty();
    }
}
