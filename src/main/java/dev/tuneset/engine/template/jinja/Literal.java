package dev.tuneset.engine.template.jinja;

import org.jspecify.annotations.Nullable;

/** A value known while compiling. */
final class Literal extends Expression {
    final Object value;
    private final boolean truth;
    private final char @Nullable [] text;

    Literal(Object value) {
        this.value = value;
        this.truth = Truth.of(value);
        this.text = value instanceof String string ? string.toCharArray() : null;
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
    @Nullable
    Object printString(Frame frame) {
        if (text == null) {
            return value;
        }
        frame.render.out.append(text);
        return null;
    }

    @Override
    void print(Frame frame) {
        if (text == null) {
            frame.render.out.append(Text.of(value));
        } else {
            frame.render.out.append(text);
        }
    }
}
