package dev.tuneset.engine.template.jinja;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Filters for values of any type. */
final class ValueFilters {
    static final Map<String, Filter> FILTERS = Map.ofEntries(
            Filter.of(
                    "default",
                    Parameters.python("do_default", "value", "default_value?", "boolean?"),
                    ValueFilters::orElse),
            Filter.of(
                    "d", Parameters.python("do_default", "value", "default_value?", "boolean?"), ValueFilters::orElse),
            Filter.of(
                    "attr",
                    Parameters.pythonInContext("do_attr", "obj", "name"),
                    (render, a) -> attribute(Args.value(a[0]), Text.of(Args.value(a[1])))),
            Filter.printing(
                    "tojson",
                    Parameters.python("tojson", "x", "ensure_ascii?", "indent?", "separators?", "sort_keys?"),
                    ValueFilters::json,
                    ValueFilters::printJson));

    private ValueFilters() {}

    private static Object orElse(Render render, @Nullable Object[] a) {
        Object value = Args.value(a[0]);
        boolean replaced = value instanceof Undefined || (Args.truth(a[2]) && !Truth.of(value));
        return replaced ? Args.or(a[1], "") : value;
    }

    private static Object attribute(Object owner, String name) {
        Object value = Lookup.find(owner, name);
        return value == null ? Undefined.missing(owner, name) : value;
    }

    private static Object json(Render render, @Nullable Object[] a) {
        int around = render.out.begin();
        printJson(render, a);
        return render.text(around);
    }

    private static void printJson(Render render, @Nullable Object[] a) {
        JsonStyle style = JsonStyle.of(Args.truth(a[1]), a[2], a[3], Args.truth(a[4]));
        new JsonText(render, style).write(Args.value(a[0]));
    }
}
