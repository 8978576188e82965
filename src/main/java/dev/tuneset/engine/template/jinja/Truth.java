package dev.tuneset.engine.template.jinja;

import java.util.List;
import java.util.Map;

/** {@code bool(value)}. */
final class Truth {
    private Truth() {}

    static boolean of(Object value) {
        if (value instanceof Boolean bool) {
            return bool;
        }
        if (value instanceof String string) {
            return !string.isEmpty();
        }
        if (value instanceof PyObject object) {
            return object.truth();
        }
        if (value instanceof List<?> list) {
            return !list.isEmpty();
        }
        if (value instanceof Map<?, ?> map) {
            return !map.isEmpty();
        }
        if (value instanceof Long number) {
            return number != 0;
        }
        if (value instanceof Double number) {
            return number != 0;
        }
        return value != None.NONE;
    }
}
