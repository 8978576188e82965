package dev.tuneset.engine.template.jinja;

import java.util.Iterator;
import java.util.List;
import java.util.Map;

/** {@code ==} and {@code hash}. */
final class Equality {
    private static final int DEPTH_MAX = 400;

    private Equality() {}

    static boolean equal(Object left, Object right) {
        if (left instanceof String && right instanceof String) {
            return left.equals(right);
        }
        if (left instanceof Boolean && right instanceof Boolean) {
            return left.equals(right);
        }
        return equal(left, right, 0);
    }

    private static boolean equal(Object left, Object right, int depth) {
        if (left instanceof String string && !(right instanceof Markup)) {
            return string.equals(right);
        }
        if (left == right) {
            return !Numbers.isNan(left);
        }
        if (Numbers.isNumber(left)) {
            return Numbers.isNumber(right) && Numbers.equal(left, right);
        }
        if (depth > DEPTH_MAX) {
            throw TemplateException.recursion("maximum recursion depth exceeded in comparison");
        }
        if (left instanceof Tuple a && right instanceof Tuple b) {
            return equalLists(a.items, b.items, depth + 1);
        }
        if (left instanceof PyObject object) {
            return object.equalTo(right);
        }
        if (right instanceof PyObject object) {
            return object.equalTo(left);
        }
        if (left instanceof List<?> a && right instanceof List<?> b) {
            return equalLists(a, b, depth + 1);
        }
        if (left instanceof Map<?, ?> a && right instanceof Map<?, ?> b) {
            return equalMaps(a, b, depth + 1);
        }
        return left.equals(right);
    }

    static boolean equalLists(List<?> left, List<?> right, int depth) {
        if (left.size() != right.size()) {
            return false;
        }
        Iterator<?> others = right.iterator();
        for (Object item : left) {
            Object a = Values.in(item);
            Object b = Values.in(others.next());
            if (a != b && !equal(a, b, depth)) {
                return false;
            }
        }
        return true;
    }

    private static boolean equalMaps(Map<?, ?> left, Map<?, ?> right, int depth) {
        if (left.size() != right.size()) {
            return false;
        }
        for (Map.Entry<?, ?> entry : left.entrySet()) {
            Object other = Maps.get(right, Values.in(entry.getKey()));
            Object value = Values.in(entry.getValue());
            if (other == null || (value != other && !equal(value, other, depth))) {
                return false;
            }
        }
        return true;
    }

    static int hash(Object value) {
        if (Numbers.isNumber(value)) {
            return Numbers.hash(value);
        }
        return value.hashCode();
    }

    static void requireHashable(Object value) {
        if (value instanceof List<?> || value instanceof Map<?, ?> || value instanceof SliceValue) {
            throw TemplateException.type("unhashable type: '" + Types.name(value) + "'");
        }
        if (value instanceof Tuple tuple) {
            tuple.items.forEach(item -> requireHashable(Values.in(item)));
        }
    }
}
