package dev.tuneset.engine.template.jinja;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** All filters by name. */
final class Filters {
    private static final Map<String, Filter> ALL = all();

    private Filters() {}

    private static Map<String, Filter> all() {
        Map<String, Filter> all = new HashMap<>();
        all.putAll(TextFilters.FILTERS);
        all.putAll(LayoutFilters.FILTERS);
        all.putAll(HtmlFilters.FILTERS);
        all.putAll(NumberFilters.FILTERS);
        all.putAll(SequenceFilters.FILTERS);
        all.putAll(SortFilters.FILTERS);
        all.putAll(SelectFilters.FILTERS);
        all.putAll(ValueFilters.FILTERS);
        return Map.copyOf(all);
    }

    static @Nullable Filter find(String name) {
        return ALL.get(name);
    }
}
