package dev.tuneset.engine.template.jinja;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A filter. */
final class Filter {
    private final Parameters parameters;
    private final Body body;
    private final @Nullable OpenBody openBody;
    private final @Nullable Printer printer;

    /** Works on one value per parameter, the filtered value first; null where one was left out. */
    interface Body {
        Object apply(Render render, @Nullable Object[] arguments);
    }

    /** Works on any arguments. */
    interface OpenBody {
        Object apply(Render render, Object value, Arguments arguments);
    }

    /** Writes what the body gives, without making a string of it first. */
    interface Printer {
        void print(Render render, @Nullable Object[] arguments);
    }

    private Filter(Parameters parameters, Body body, @Nullable OpenBody openBody, @Nullable Printer printer) {
        this.parameters = parameters;
        this.body = body;
        this.openBody = openBody;
        this.printer = printer;
    }

    /** A filter with a fixed list of parameters after the value. */
    static Map.Entry<String, Filter> of(String name, Parameters parameters, Body body) {
        return Map.entry(name, new Filter(parameters, body, null, null));
    }

    /** A filter that gives a string and can write it as well. */
    static Map.Entry<String, Filter> printing(String name, Parameters parameters, Body body, Printer printer) {
        return Map.entry(name, new Filter(parameters, body, null, printer));
    }

    static Map.Entry<String, Filter> open(String name, OpenBody body) {
        Body none = (render, arguments) -> body.apply(render, Args.value(arguments[0]), Arguments.NONE);
        return Map.entry(name, new Filter(Parameters.python(name, "value"), none, body, null));
    }

    Object apply(Render render, Object value, Arguments arguments) {
        if (openBody != null) {
            return openBody.apply(render, value, arguments);
        }
        return body.apply(render, parameters.bind(arguments.after(value)));
    }

    /** Applies the filter to values that are known to fit its parameters. */
    Object applyBound(Render render, @Nullable Object[] bound) {
        return body.apply(render, bound);
    }

    /** As {@link #applyBound}, but the string that comes of it is written. */
    void printBound(Render render, @Nullable Object[] bound) {
        if (printer == null) {
            throw new IllegalStateException("the filter does not print");
        }
        printer.print(render, bound);
    }

    /** Says whether the filter always gives a string, and writes it without making one. */
    boolean prints() {
        return printer != null;
    }

    /**
     * The parameters that a call's named arguments go to, if it is known that these and that many positional ones fit;
     * else null.
     */
    int @Nullable [] bindings(int positional, String[] names) {
        return openBody == null ? parameters.bindings(positional + 1, names) : null;
    }

    int parameterCount() {
        return parameters.count();
    }
}
