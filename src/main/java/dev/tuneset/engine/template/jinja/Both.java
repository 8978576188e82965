package dev.tuneset.engine.template.jinja;

/** {@code a and b}. */
final class Both extends Expression {
    private final Expression left;
    private final Expression right;

    Both(Expression left, Expression right) {
        this.left = left;
        this.right = right;
    }

    @Override
    Object evaluate(Frame frame) {
        Object value = left.evaluate(frame);
        return Truth.of(value) ? right.evaluate(frame) : value;
    }

    @Override
    boolean test(Frame frame) {
        return left.test(frame) && right.test(frame);
    }
}
