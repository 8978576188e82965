package dev.tuneset.engine.template.jinja;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A method of a built-in type. */
final class Method {
    private final Parameters parameters;
    private final Body body;
    private final @Nullable OpenBody openBody;

    /** Works on one value per parameter, null where one was left out. */
    interface Body {
        Object call(Render render, Object self, @Nullable Object[] arguments);
    }

    /** Works on any arguments. */
    interface OpenBody {
        Object call(Render render, Object self, Arguments arguments);
    }

    private Method(Parameters parameters, Body body, @Nullable OpenBody openBody) {
        this.parameters = parameters;
        this.body = body;
        this.openBody = openBody;
    }

    static Method of(Parameters parameters, Body body) {
        return new Method(parameters, body, null);
    }

    static Method open(String name, OpenBody body) {
        return new Method(
                Parameters.builtin(name), (render, self, arguments) -> body.call(render, self, Arguments.NONE), body);
    }

    Object call(Render render, Object self, Arguments arguments) {
        if (openBody != null) {
            return openBody.call(render, self, arguments);
        }
        return body.call(render, self, parameters.bind(arguments));
    }

    static Map.Entry<String, Method> entry(String name, Method method) {
        return Map.entry(name, method);
    }

    /** A method that is not called yet. */
    static final class Bound extends PyObject {
        private final Object self;
        private final Method method;
        private final String name;

        Bound(Object self, Method method, String name) {
            this.self = self;
            this.method = method;
            this.name = name;
        }

        @Override
        String typeName() {
            return "builtin_function_or_method";
        }

        @Override
        boolean callable() {
            return true;
        }

        @Override
        Object call(Render render, Arguments arguments) {
            return method.call(render, self, arguments);
        }

        @Override
        void repr(Repr out) {
            out.append("<built-in method " + name + " of " + Types.name(self) + " object>");
        }
    }
}
