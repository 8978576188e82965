package dev.tuneset.engine.template.jinja;

/** {@code a or b}. */
final class Either extends Expression {
    private final Expression left;
    private final Expression right;

    Either(Expression left, Expression right) {
        this.left = left;
        this.right = right;
    }

    @Override
    Object evaluate(Frame frame) {
        Object value = left.evaluate(frame);
        return Truth.of(value) ? value : right.evaluate(frame);
    }

    @Override
    boolean test(Frame frame) {
        return left.test(frame) || right.test(frame);
    }
}
