package dev.tuneset.engine.template.jinja;

import java.util.Iterator;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Methods of dict that change nothing. */
final class DictMethods {
    static final Map<String, Method> METHODS = Map.ofEntries(
            Map.entry("get", Method.of(Parameters.builtin("get", "key", "default?"), DictMethods::get)),
            Map.entry(
                    "items",
                    Method.of(Parameters.builtin("dict.items"), (render, self, a) -> DictView.items((Map<?, ?>) self))),
            Map.entry(
                    "keys",
                    Method.of(Parameters.builtin("dict.keys"), (render, self, a) -> DictView.keys((Map<?, ?>) self))),
            Map.entry(
                    "values",
                    Method.of(
                            Parameters.builtin("dict.values"), (render, self, a) -> DictView.values((Map<?, ?>) self))),
            Map.entry(
                    "copy",
                    Method.of(Parameters.builtin("dict.copy"), (render, self, a) -> copy(render, (Map<?, ?>) self))),
            Map.entry(
                    "fromkeys",
                    Method.of(
                            Parameters.builtin("fromkeys", "iterable", "value?"),
                            (render, self, a) -> fromKeys(render, a))));

    private DictMethods() {}

    private static Object get(Render render, Object self, @Nullable Object[] a) {
        Object value = Maps.get((Map<?, ?>) self, Args.value(a[0]));
        return value == null ? Args.or(a[1], None.NONE) : value;
    }

    static Dict copy(Render render, Map<?, ?> map) {
        render.allocate(2L * map.size());
        Dict copy = new Dict();
        map.forEach((key, value) -> copy.put(Values.in(key), Values.in(value)));
        return copy;
    }

    static Dict fromKeys(Render render, @Nullable Object[] a) {
        Dict dict = new Dict();
        for (Iterator<Object> keys = Iteration.of(Args.value(a[0])); keys.hasNext(); ) {
            render.allocate(2);
            dict.put(keys.next(), Args.or(a[1], None.NONE));
        }
        return dict;
    }
}
