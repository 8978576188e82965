package dev.tuneset.engine.template.jinja;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Filters that order, group and compare. */
final class SortFilters {
    static final Map<String, Filter> FILTERS = Map.ofEntries(
            Filter.of(
                    "sort",
                    Parameters.pythonInContext("do_sort", "value", "reverse?", "case_sensitive?", "attribute?"),
                    SortFilters::sort),
            Filter.of(
                    "dictsort",
                    Parameters.python("do_dictsort", "value", "case_sensitive?", "by?", "reverse?"),
                    SortFilters::dictSort),
            Filter.of(
                    "unique",
                    Parameters.pythonInContext("do_unique", "value", "case_sensitive?", "attribute?"),
                    SortFilters::unique),
            Filter.of(
                    "min",
                    Parameters.pythonInContext("do_min", "value", "case_sensitive?", "attribute?"),
                    (render, a) -> extreme(render, a, false)),
            Filter.of(
                    "max",
                    Parameters.pythonInContext("do_max", "value", "case_sensitive?", "attribute?"),
                    (render, a) -> extreme(render, a, true)),
            Filter.of(
                    "groupby",
                    Parameters.pythonInContext("sync_do_groupby", "value", "attribute", "default?", "case_sensitive?"),
                    SortFilters::groupBy));

    private SortFilters() {}

    /** {@code ignore_case} unless the filter is told to mind it. */
    private static Object cased(Object value, @Nullable Object caseSensitive) {
        return Args.truth(caseSensitive) || !Types.isString(value)
                ? value
                : StringCaseMethods.lower(Types.string(value));
    }

    private static Object sort(Render render, @Nullable Object[] a) {
        List<AttributePath> paths = AttributePath.all(Args.or(a[3], None.NONE));
        Function<Object, Object> key = item -> {
            List<Object> keys = new ArrayList<>(paths.size());
            paths.forEach(path -> keys.add(cased(path.get(item), a[2])));
            return keys;
        };
        return Sorting.sorted(render, Iteration.list(render, Args.value(a[0])), key, Args.truth(a[1]));
    }

    private static Object dictSort(Render render, @Nullable Object[] a) {
        Object by = Args.or(a[2], "key");
        boolean byKey = Equality.equal(by, "key");
        if (!byKey && !Equality.equal(by, "value")) {
            throw TemplateException.filterArgument("You can only sort by either \"key\" or \"value\"");
        }
        if (!(Args.value(a[0]) instanceof Map<?, ?> map)) {
            Object value = Args.value(a[0]);
            if (value instanceof Undefined undefined) {
                throw undefined.fail();
            }
            throw new TemplateException(
                    "AttributeError", "'" + Types.name(value) + "' object has no attribute 'items'");
        }
        List<Object> pairs = Iteration.list(render, DictView.items(map));
        int part = byKey ? 0 : 1;
        return Sorting.sorted(render, pairs, pair -> cased(((Tuple) pair).items.get(part), a[1]), Args.truth(a[3]));
    }

    private static Object unique(Render render, @Nullable Object[] a) {
        AttributePath path = AttributePath.of(Args.or(a[2], None.NONE));
        Set<Object> seen = new HashSet<>();
        return new Generator(Lazy.filtered(Iteration.of(Args.value(a[0])), item -> {
            render.allocate(1);
            return seen.add(HashKey.of(cased(path.get(item), a[1])));
        }));
    }

    private static Object extreme(Render render, @Nullable Object[] a, boolean greatest) {
        AttributePath path = AttributePath.of(Args.or(a[2], None.NONE));
        Object best = null;
        Object bestKey = None.NONE;
        for (Iterator<Object> items = Iteration.of(Args.value(a[0])); items.hasNext(); ) {
            Object item = items.next();
            Object key = cased(path.get(item), a[1]);
            render.step();
            if (best == null || (greatest ? Ordering.greater(key, bestKey) : Ordering.less(key, bestKey))) {
                best = item;
                bestKey = key;
            }
        }
        return best == null ? Undefined.hint("No aggregated item, sequence was empty.") : best;
    }

    private static Object groupBy(Render render, @Nullable Object[] a) {
        AttributePath path = AttributePath.of(Args.value(a[1]));
        Function<Object, Object> key = item -> cased(path.get(item, a[2]), a[3]);
        List<Object> sorted = Sorting.sorted(render, Iteration.list(render, Args.value(a[0])), key, false);
        List<Object> groups = new ArrayList<>();
        int start = 0;
        while (start < sorted.size()) {
            Object group = key.apply(sorted.get(start));
            int end = start + 1;
            while (end < sorted.size() && Equality.equal(group, key.apply(sorted.get(end)))) {
                end++;
            }
            Object shown = Args.truth(a[3]) ? group : path.get(sorted.get(start), a[2]);
            groups.add(new Tuple.Group(shown, new ArrayList<>(sorted.subList(start, end))));
            start = end;
        }
        return Collections.unmodifiableList(groups);
    }
}
