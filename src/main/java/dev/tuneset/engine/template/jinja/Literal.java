package dev.tuneset.engine.template.jinja;

import org.jspecify.annotations.Nullable;

/** A value known while compiling. */
final class Literal extends Expression {
    final Object value;
    private final boolean truth;
    private final @Nullable String text;

    Literal(Object value) {
        this.value = value;
        this.truth = Truth.of(value);
        this.text = value instanceof String string ? string : null;
    }

    @Override
    Object evaluate(Frame frame) {
        return value;
    }

    @Override
    boolean test(Frame frame) {
        return truth;
    }

    @Override
    void print(Frame frame) {
        frame.render.out.append(text == null ? Text.of(value) : text);
    }
}
