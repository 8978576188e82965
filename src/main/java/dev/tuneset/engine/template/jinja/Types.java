package dev.tuneset.engine.template.jinja;

import java.math.BigInteger;
import java.util.List;
import java.util.Map;

/** Names of types, as Python's messages show them. */
final class Types {
    private Types() {}

    /** {@code type(value).__name__}. */
    static String name(Object value) {
        if (value instanceof String) {
            return "str";
        }
        if (value instanceof PyObject object) {
            return object.typeName();
        }
        if (value instanceof Boolean) {
            return "bool";
        }
        if (value instanceof Long || value instanceof BigInteger) {
            return "int";
        }
        if (value instanceof Double) {
            return "float";
        }
        if (value == None.NONE) {
            return "NoneType";
        }
        if (value instanceof List<?>) {
            return "list";
        }
        return value instanceof Map<?, ?> ? "dict" : value.getClass().getSimpleName();
    }

    /** {@code jinja2.utils.object_type_repr}. */
    static String description(Object value) {
        if (value == None.NONE) {
            return "None";
        }
        String module = value instanceof PyObject object ? object.module() : "";
        return (module.isEmpty() ? "" : module + ".") + name(value) + " object";
    }

    static boolean isString(Object value) {
        return value instanceof String || value instanceof Markup;
    }

    /** The characters of a str or Markup. */
    static String string(Object value) {
        return value instanceof Markup markup ? markup.value : (String) value;
    }
}
