package dev.tuneset.engine.template.jinja;

/** {@code not a}. */
final class Negation extends Expression {
    private final Expression operand;

    Negation(Expression operand) {
        this.operand = operand;
    }

    @Override
    Object evaluate(Frame frame) {
        return !operand.test(frame);
    }

    @Override
    boolean test(Frame frame) {
        return !operand.test(frame);
    }
}
