package dev.tuneset.engine.template.jinja;

import org.jspecify.annotations.Nullable;

/** A compiled expression. */
abstract class Expression {
    abstract Object evaluate(Frame frame);

    /** The truth of the value. */
    boolean test(Frame frame) {
        return Truth.of(evaluate(frame));
    }

    /** Writes {@code str} of the value. */
    void print(Frame frame) {
        frame.render.out.append(Text.of(evaluate(frame)));
    }

    /** Writes the value if it is a string and gives null; else gives the value. */
    @Nullable
    Object printString(Frame frame) {
        Object value = evaluate(frame);
        if (value instanceof String text) {
            frame.render.out.append(text);
            return null;
        }
        return value;
    }
}
