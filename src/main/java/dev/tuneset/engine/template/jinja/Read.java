package dev.tuneset.engine.template.jinja;

import org.jspecify.annotations.Nullable;

/** Reads a variable. */
abstract sealed class Read extends Expression permits VariableRead, ContextRead, FallbackRead {
    final String name;
    private final Undefined undefined;

    Read(String name) {
        this.name = name;
        this.undefined = Undefined.name(name);
    }

    /** The value, or null when the variable is unset. */
    abstract @Nullable Object raw(Frame frame);

    @Override
    final Object evaluate(Frame frame) {
        Object value = raw(frame);
        return value == null ? undefined : value;
    }
}
