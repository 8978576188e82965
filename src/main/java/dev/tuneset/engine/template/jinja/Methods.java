package dev.tuneset.engine.template.jinja;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The methods of Python's built-in types that templates can reach. */
final class Methods {
    static final Map<String, Method> STRING = joined(
            StringCaseMethods.METHODS,
            StringSearchMethods.METHODS,
            StringLayoutMethods.METHODS,
            StringSplitMethods.METHODS);
    static final Map<String, Method> LIST = SequenceMethods.LIST;
    static final Map<String, Method> DICT = DictMethods.METHODS;

    private Methods() {}

    @SafeVarargs
    private static Map<String, Method> joined(Map<String, Method>... parts) {
        Map<String, Method> all = new HashMap<>();
        for (Map<String, Method> part : parts) {
            all.putAll(part);
        }
        return Map.copyOf(all);
    }

    static Map<String, Method> of(Object owner) {
        if (owner instanceof String) {
            return STRING;
        }
        if (owner instanceof Map<?, ?>) {
            return DICT;
        }
        if (owner instanceof List<?>) {
            return LIST;
        }
        if (owner instanceof Markup) {
            return MarkupMethods.METHODS;
        }
        if (owner instanceof Tuple || owner instanceof Range) {
            return SequenceMethods.TUPLE;
        }
        if (Numbers.isInteger(owner)) {
            return NumberMethods.INTEGER;
        }
        if (owner instanceof Double) {
            return NumberMethods.FLOAT;
        }
        return owner instanceof Bytes ? BytesMethods.METHODS : Map.of();
    }

    /** An attribute that is not a method, of a value that is not ours. */
    static @Nullable Object property(Object owner, String name) {
        return Numbers.isNumber(owner) ? NumberMethods.property(owner, name) : null;
    }
}
