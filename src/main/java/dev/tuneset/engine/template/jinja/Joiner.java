package dev.tuneset.engine.template.jinja;

import org.jspecify.annotations.Nullable;

/** {@code joiner(', ')}: nothing the first time it is called, then the separator. */
final class Joiner extends PyObject {
    private static final Parameters PARAMETERS = Parameters.python("Joiner.__init__", "sep?");

    private final Object separator;
    private boolean used;

    Joiner(Arguments arguments) {
        this.separator = Args.or(PARAMETERS.bind(arguments)[0], ", ");
    }

    @Override
    String typeName() {
        return "Joiner";
    }

    @Override
    String module() {
        return "jinja2.utils";
    }

    @Override
    @Nullable
    Object attribute(String name) {
        return switch (name) {
            case "sep" -> separator;
            case "used" -> used;
            default -> null;
        };
    }

    @Override
    boolean callable() {
        return true;
    }

    @Override
    Object call(Render render, Arguments arguments) {
        Object result = used ? separator : "";
        used = true;
        return result;
    }
}
