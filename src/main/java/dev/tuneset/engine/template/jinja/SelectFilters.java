package dev.tuneset.engine.template.jinja;

import java.util.Iterator;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Filters that apply another filter or test to every item, lazily. */
final class SelectFilters {
    static final Map<String, Filter> FILTERS = Map.ofEntries(
            Filter.open("map", SelectFilters::map),
            Filter.open("select", (render, value, arguments) -> select(value, arguments, true, false)),
            Filter.open("reject", (render, value, arguments) -> select(value, arguments, false, false)),
            Filter.open("selectattr", (render, value, arguments) -> select(value, arguments, true, true)),
            Filter.open("rejectattr", (render, value, arguments) -> select(value, arguments, false, true)));

    private SelectFilters() {}

    /** Sets a lazy filter up when its first item is asked for, as a Python generator does. */
    private abstract static class Deferred extends Lazy {
        private final Object value;
        private @Nullable Iterator<Object> items;

        Deferred(Object value) {
            this.value = value;
        }

        abstract Iterator<Object> start(Iterator<Object> source);

        @Override
        @Nullable
        Object advance() {
            Iterator<Object> current = items;
            if (current == null) {
                if (!Truth.of(value)) {
                    return null;
                }
                // The function is prepared before the value is iterated.
                current = start(new Lazy() {
                    private @Nullable Iterator<Object> inner;

                    @Override
                    @Nullable
                    Object advance() {
                        Iterator<Object> source = inner == null ? Iteration.of(value) : inner;
                        inner = source;
                        return source.hasNext() ? source.next() : null;
                    }
                });
                items = current;
            }
            return current.hasNext() ? current.next() : null;
        }
    }

    private static Object map(Render render, Object value, Arguments arguments) {
        return new Generator(new Deferred(value) {
            @Override
            Iterator<Object> start(Iterator<Object> source) {
                return Lazy.mapped(source, mapping(render, arguments));
            }
        });
    }

    private static Function<Object, Object> mapping(Render render, Arguments arguments) {
        Object attribute = arguments.named.get("attribute");
        if (arguments.positional.length == 0 && attribute != null) {
            Map<String, Object> rest = arguments.namedCopy();
            rest.remove("attribute");
            Object fallback = rest.remove("default");
            if (!rest.isEmpty()) {
                throw TemplateException.filterArgument("Unexpected keyword argument "
                        + Repr.of(rest.keySet().iterator().next()));
            }
            AttributePath path = AttributePath.of(attribute);
            return item -> path.get(item, fallback);
        }
        if (arguments.positional.length == 0) {
            throw TemplateException.filterArgument("map requires a filter argument");
        }
        Object name = arguments.positional[0];
        Arguments rest = arguments.from(1);
        return item -> {
            render.step();
            Filter filter = Types.isString(name) ? Filters.find(Types.string(name)) : null;
            if (filter == null) {
                throw TemplateException.runtime(missing("filter", name));
            }
            return filter.apply(render, item, rest);
        };
    }

    private static String missing(String kind, Object name) {
        String message = "No " + kind + " named " + Repr.of(name) + ".";
        return name instanceof Undefined undefined
                ? message + " (" + undefined.message() + "; did you forget to quote the callable name?)"
                : message;
    }

    private static Object select(Object value, Arguments arguments, boolean wanted, boolean byAttribute) {
        return new Generator(new Deferred(value) {
            @Override
            Iterator<Object> start(Iterator<Object> source) {
                Predicate<Object> test = predicate(arguments, byAttribute);
                return Lazy.filtered(source, item -> test.test(item) == wanted);
            }
        });
    }

    private static Predicate<Object> predicate(Arguments arguments, boolean byAttribute) {
        if (byAttribute && arguments.positional.length == 0) {
            throw TemplateException.filterArgument("Missing parameter for attribute name");
        }
        AttributePath path = AttributePath.of(byAttribute ? arguments.positional[0] : None.NONE);
        int at = byAttribute ? 1 : 0;
        if (arguments.positional.length <= at) {
            return item -> Truth.of(path.get(item));
        }
        Object name = arguments.positional[at];
        Arguments rest = arguments.from(at + 1);
        ValueTest test = Types.isString(name) ? ValueTests.find(Types.string(name)) : null;
        return item -> {
            Object tested = path.get(item);
            if (test == null) {
                throw TemplateException.runtime(missing("test", name));
            }
            return test.test(tested, rest);
        };
    }
}
