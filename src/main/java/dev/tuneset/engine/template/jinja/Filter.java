package dev.tuneset.engine.template.jinja;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A filter. */
final class Filter {
    private final Parameters parameters;
    private final Body body;
    private final @Nullable OpenBody openBody;

    /** Works on one value per parameter, the filtered value first; null where one was left out. */
    interface Body {
        Object apply(Render render, @Nullable Object[] arguments);
    }

    /** Works on any arguments. */
    interface OpenBody {
        Object apply(Render render, Object value, Arguments arguments);
    }

    private Filter(Parameters parameters, Body body, @Nullable OpenBody openBody) {
        this.parameters = parameters;
        this.body = body;
        this.openBody = openBody;
    }

    /** A filter with a fixed list of parameters after the value. */
    static Map.Entry<String, Filter> of(String name, Parameters parameters, Body body) {
        return Map.entry(name, new Filter(parameters, body, null));
    }

    static Map.Entry<String, Filter> open(String name, OpenBody body) {
        Body none = (render, arguments) -> body.apply(render, Args.value(arguments[0]), Arguments.NONE);
        return Map.entry(name, new Filter(Parameters.python(name, "value"), none, body));
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

    /** How many parameters there are if that many plain arguments fit them, else -1. */
    int boundCount(int positional) {
        return openBody == null && parameters.fits(positional + 1) ? parameters.count() : -1;
    }
}
