package dev.tuneset.engine.template.jinja;

/** A value known while compiling. */
final class Literal extends Expression {
    final Object value;
    private final boolean truth;

    Literal(Object value) {
        this.value = value;
        this.truth = Truth.of(value);
    }

    @Override
    Object evaluate(Frame frame) {
        return value;
    }

    @Override
    boolean test(Frame frame) {
        return truth;
    }
}
