package dev.tuneset.engine.template.jinja;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@code cycler('a', 'b')}: gives its items in turn. */
final class Cycler extends PyObject {
    private final List<Object> items;
    private int position;

    Cycler(List<Object> items) {
        if (items.isEmpty()) {
            throw new TemplateException("RuntimeError", "at least one item has to be provided");
        }
        this.items = items;
    }

    @Override
    String typeName() {
        return "Cycler";
    }

    @Override
    String module() {
        return "jinja2.utils";
    }

    @Override
    @Nullable
    Object attribute(String name) {
        return switch (name) {
            case "items" -> new Tuple(items);
            case "pos" -> (long) position;
            case "current" -> items.get(position);
            case "next" -> new BuiltinFunction("next", (render, arguments) -> next());
            case "reset" -> new BuiltinFunction("reset", (render, arguments) -> reset());
            default -> null;
        };
    }

    private Object next() {
        Object item = items.get(position);
        position = (position + 1) % items.size();
        return item;
    }

    private Object reset() {
        position = 0;
        return None.NONE;
    }
}
