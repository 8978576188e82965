package dev.tuneset.engine.template.jinja;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** {@code namespace()}: the one value a template may change. */
final class Namespace extends PyObject {
    private final Map<Object, Object> attributes = new LinkedHashMap<>();
    private boolean printing;

    Namespace(Map<?, ?> initial) {
        initial.forEach((name, value) -> set(Values.in(name), Values.in(value)));
    }

    void set(Object name, Object value) {
        attributes.put(HashKey.of(name), value);
    }

    @Nullable
    Object get(String name) {
        return attributes.get(name);
    }

    @Override
    String typeName() {
        return "Namespace";
    }

    @Override
    String module() {
        return "jinja2.utils";
    }

    @Override
    @Nullable
    Object attribute(String name) {
        return attributes.get(name);
    }

    @Override
    void repr(Repr out) {
        out.append("<Namespace ");
        if (printing) {
            out.append("{...}");
        } else {
            printing = true;
            Map<Object, Object> shown = new LinkedHashMap<>();
            attributes.forEach((name, value) -> shown.put(Dict.unwrapped(name), value));
            out.value(shown);
            printing = false;
        }
        out.append(">");
    }
}
