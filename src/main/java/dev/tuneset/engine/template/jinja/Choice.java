package dev.tuneset.engine.template.jinja;

import org.jspecify.annotations.Nullable;

/** {@code a if test else b}. */
final class Choice extends Expression {
    private final Expression test;
    private final Expression then;
    private final Expression otherwise;

    Choice(Expression test, Expression then, Expression otherwise) {
        this.test = test;
        this.then = then;
        this.otherwise = otherwise;
    }

    @Override
    Object evaluate(Frame frame) {
        return (test.test(frame) ? then : otherwise).evaluate(frame);
    }

    @Override
    boolean test(Frame frame) {
        return (test.test(frame) ? then : otherwise).test(frame);
    }

    @Override
    @Nullable
    Object printString(Frame frame) {
        return (test.test(frame) ? then : otherwise).printString(frame);
    }

    @Override
    void print(Frame frame) {
        (test.test(frame) ? then : otherwise).print(frame);
    }
}
