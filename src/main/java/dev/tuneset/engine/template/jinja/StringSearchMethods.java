package dev.tuneset.engine.template.jinja;

import java.util.Map;
import java.util.function.BiPredicate;
import org.jspecify.annotations.Nullable;

/** Methods of str that look for other strings. */
final class StringSearchMethods {
    static final Map<String, Method> METHODS = Map.ofEntries(
            Map.entry("startswith", affix("startswith", String::startsWith)),
            Map.entry("endswith", affix("endswith", String::endsWith)),
            Map.entry("find", search("find", (self, a) -> (long) find(self, a, false))),
            Map.entry("rfind", search("rfind", (self, a) -> (long) find(self, a, true))),
            Map.entry("index", search("index", (self, a) -> found(find(self, a, false)))),
            Map.entry("rindex", search("rindex", (self, a) -> found(find(self, a, true)))),
            Map.entry("count", search("count", StringSearchMethods::count)),
            Map.entry("removeprefix", Method.of(Parameters.single("str.removeprefix", "prefix"), (render, self, a) -> {
                String prefix = Args.parsedString(a[0], "removeprefix() argument must be str, not ");
                String s = (String) self;
                return s.startsWith(prefix) ? s.substring(prefix.length()) : s;
            })),
            Map.entry("removesuffix", Method.of(Parameters.single("str.removesuffix", "suffix"), (render, self, a) -> {
                String suffix = Args.parsedString(a[0], "removesuffix() argument must be str, not ");
                String s = (String) self;
                return s.endsWith(suffix) ? s.substring(0, s.length() - suffix.length()) : s;
            })),
            Map.entry("replace", Method.of(Parameters.builtin("replace", "old", "new", "count?"), (render, self, a) -> {
                String old = Args.parsedString(a[0], "replace() argument 1 must be str, not ");
                String by = Args.parsedString(a[1], "replace() argument 2 must be str, not ");
                return replace(render, (String) self, old, by, Args.integer(a[2], -1));
            })));

    private interface Search {
        Object apply(String self, @Nullable Object[] arguments);
    }

    private StringSearchMethods() {}

    private static Method search(String name, Search search) {
        return Method.of(Parameters.builtin(name, "sub", "start?", "end?"), (render, self, a) -> {
            Args.string(a[0], "must be str, not ");
            return search.apply((String) self, a);
        });
    }

    /** The part between two optional code point bounds, as UTF-16 offsets; null when the bounds are apart. */
    private static int @Nullable [] window(String s, @Nullable Object start, @Nullable Object end) {
        int length = Chars.length(s);
        Object from = Args.or(start, None.NONE);
        Object to = Args.or(end, None.NONE);
        int first = from == None.NONE ? 0 : fit(from, length);
        int last = to == None.NONE ? length : Math.min(length, fit(to, length));
        if (first > last) {
            return null;
        }
        if (length == s.length()) {
            return new int[] {first, last};
        }
        return new int[] {s.offsetByCodePoints(0, first), s.offsetByCodePoints(0, last)};
    }

    private static int fit(Object bound, int length) {
        if (!Numbers.isInteger(bound)) {
            throw TemplateException.type("slice indices must be integers or None or have an __index__ method");
        }
        long index = Numbers.toIndex(bound);
        return (int) Math.max(0, Math.min(Integer.MAX_VALUE, index < 0 ? index + length : index));
    }

    private static int find(String s, @Nullable Object[] a, boolean last) {
        String wanted = Types.string(Args.value(a[0]));
        int[] window = window(s, a[1], a[2]);
        if (window == null) {
            return -1;
        }
        String part = s.substring(window[0], window[1]);
        int at = last ? part.lastIndexOf(wanted) : part.indexOf(wanted);
        return at < 0 ? -1 : s.codePointCount(0, window[0] + at);
    }

    private static Object found(int index) {
        if (index < 0) {
            throw TemplateException.value("substring not found");
        }
        return (long) index;
    }

    private static Object count(String s, @Nullable Object[] a) {
        String wanted = Types.string(Args.value(a[0]));
        int[] window = window(s, a[1], a[2]);
        if (window == null) {
            return 0L;
        }
        String part = s.substring(window[0], window[1]);
        if (wanted.isEmpty()) {
            return (long) Chars.length(part) + 1;
        }
        long count = 0;
        for (int at = part.indexOf(wanted); at >= 0; at = part.indexOf(wanted, at + wanted.length())) {
            count++;
        }
        return count;
    }

    private static Method affix(String name, BiPredicate<String, String> has) {
        return Method.of(Parameters.builtin(name, "prefix", "start?", "end?"), (render, self, a) -> {
            String s = (String) self;
            Object wanted = Args.value(a[0]);
            if (wanted instanceof String affix && a[1] == null && a[2] == null) {
                return has.test(s, affix);
            }
            int[] window = window(s, a[1], a[2]);
            if (wanted instanceof Tuple tuple) {
                for (Object item : tuple.items) {
                    String affix = Args.string(item, "tuple for " + name + " must only contain str, not ");
                    if (window != null && has.test(s.substring(window[0], window[1]), affix)) {
                        return true;
                    }
                }
                return false;
            }
            String affix = Args.string(wanted, name + " first arg must be str or a tuple of str, not ");
            return window != null && has.test(s.substring(window[0], window[1]), affix);
        });
    }

    /** Replaces the first occurrences, all when the count is negative. */
    static String replace(Render render, String s, String old, String by, int count) {
        int left = count < 0 ? Integer.MAX_VALUE : count;
        if (old.isEmpty()) {
            return replaceBetween(render, s, by, left);
        }
        int at = left == 0 ? -1 : s.indexOf(old);
        if (at < 0) {
            return s;
        }
        StringBuilder out = new StringBuilder(s.length());
        int start = 0;
        for (; at >= 0 && left > 0; at = s.indexOf(old, start)) {
            out.append(s, start, at).append(by);
            check(render, out);
            start = at + old.length();
            left--;
        }
        out.append(s, start, s.length());
        render.allocate(out.length());
        return out.toString();
    }

    private static String replaceBetween(Render render, String s, String by, int count) {
        StringBuilder out = new StringBuilder();
        int left = count;
        for (int i = 0; i <= s.length(); ) {
            if (left > 0) {
                out.append(by);
                check(render, out);
                left--;
            }
            if (i == s.length()) {
                break;
            }
            int c = s.codePointAt(i);
            out.appendCodePoint(c);
            i += Character.charCount(c);
        }
        render.allocate(out.length());
        return out.toString();
    }

    private static void check(Render render, StringBuilder out) {
        if (out.length() > render.limits.valueSizeMax()) {
            render.allocate(out.length());
        }
    }
}
