package dev.tuneset.engine.template.jinja;

import java.util.Iterator;
import java.util.List;

/** {@code <}, {@code <=}, {@code >}, {@code >=}. */
final class Ordering {
    private Ordering() {}

    static boolean less(Object left, Object right) {
        return !nan(left, right) && compare(left, right, "<") < 0;
    }

    static boolean lessOrEqual(Object left, Object right) {
        return !nan(left, right) && compare(left, right, "<=") <= 0;
    }

    static boolean greater(Object left, Object right) {
        return !nan(left, right) && compare(left, right, ">") > 0;
    }

    static boolean greaterOrEqual(Object left, Object right) {
        return !nan(left, right) && compare(left, right, ">=") >= 0;
    }

    private static boolean nan(Object left, Object right) {
        return Numbers.isNumber(left) && Numbers.isNumber(right) && (Numbers.isNan(left) || Numbers.isNan(right));
    }

    private static int compare(Object left, Object right, String operator) {
        if (Numbers.isNumber(left) && Numbers.isNumber(right)) {
            return Numbers.compare(left, right);
        }
        if (Types.isString(left) && Types.isString(right)) {
            return compareStrings(Types.string(left), Types.string(right));
        }
        if (left instanceof Tuple a && right instanceof Tuple b) {
            return compareLists(a.items, b.items, operator);
        }
        if (left instanceof List<?> a && right instanceof List<?> b) {
            return compareLists(a, b, operator);
        }
        if (left instanceof Undefined undefined) {
            throw undefined.fail();
        }
        if (right instanceof Undefined undefined) {
            throw undefined.fail();
        }
        throw TemplateException.type("'" + operator + "' not supported between instances of '" + Types.name(left)
                + "' and '" + Types.name(right) + "'");
    }

    /** By code points: a surrogate pair sorts after every other character. */
    static int compareStrings(String left, String right) {
        int end = Math.min(left.length(), right.length());
        for (int i = 0; i < end; i++) {
            char a = left.charAt(i);
            char b = right.charAt(i);
            if (a != b) {
                boolean pairs = Character.isSurrogate(a) != Character.isSurrogate(b);
                return pairs ? (Character.isSurrogate(a) ? 1 : -1) : a - b;
            }
        }
        return left.length() - right.length();
    }

    private static int compareLists(List<?> left, List<?> right, String operator) {
        Iterator<?> others = right.iterator();
        for (Object item : left) {
            if (!others.hasNext()) {
                return 1;
            }
            Object a = Values.in(item);
            Object b = Values.in(others.next());
            if (a != b && !Equality.equal(a, b)) {
                return compare(a, b, operator);
            }
        }
        return others.hasNext() ? -1 : 0;
    }
}
