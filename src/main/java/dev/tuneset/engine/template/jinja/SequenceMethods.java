package dev.tuneset.engine.template.jinja;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Methods of list, tuple and range that change nothing. */
final class SequenceMethods {
    private static final Map.Entry<String, Method> COUNT =
            Map.entry("count", Method.of(Parameters.single("list.count", "value"), SequenceMethods::count));
    static final Map<String, Method> TUPLE = Map.ofEntries(COUNT, index("tuple"));
    static final Map<String, Method> LIST = Map.ofEntries(
            COUNT,
            index("list"),
            Map.entry(
                    "copy",
                    Method.of(Parameters.builtin("list.copy"), (render, self, a) -> Iteration.list(render, self))));

    private SequenceMethods() {}

    private static Map.Entry<String, Method> index(String type) {
        return Map.entry(
                "index",
                Method.of(
                        Parameters.builtin("index", "value", "start?", "stop?"),
                        (render, self, a) -> index(type, Iteration.list(render, self), a)));
    }

    private static Object count(Render render, Object self, @Nullable Object[] a) {
        Object wanted = Args.value(a[0]);
        return Iteration.list(render, self).stream()
                .filter(item -> item == wanted || Equality.equal(item, wanted))
                .count();
    }

    private static Object index(String type, List<Object> items, @Nullable Object[] a) {
        Object wanted = Args.value(a[0]);
        int start = fit(Args.integer(a[1], 0), items.size());
        int stop = fit(Args.integer(a[2], Integer.MAX_VALUE), items.size());
        for (int i = start; i < stop; i++) {
            if (items.get(i) == wanted || Equality.equal(items.get(i), wanted)) {
                return (long) i;
            }
        }
        throw TemplateException.value(
                type.equals("list") ? Repr.of(wanted) + " is not in list" : "tuple.index(x): x not in tuple");
    }

    private static int fit(int index, int size) {
        return Math.max(0, Math.min(size, index < 0 ? index + size : index));
    }
}
