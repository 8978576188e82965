package dev.tuneset.engine.template.jinja;

/** An arithmetic operation on two values. */
final class BinaryOperation extends Expression {
    private final BinaryOperator operator;
    private final Expression left;
    private final Expression right;
    private final Place place;

    BinaryOperation(BinaryOperator operator, Expression left, Expression right, Place place) {
        this.operator = operator;
        this.left = left;
        this.right = right;
        this.place = place;
    }

    @Override
    Object evaluate(Frame frame) {
        Object a = left.evaluate(frame);
        Object b = right.evaluate(frame);
        try {
            return operator.apply(frame.render, a, b);
        } catch (TemplateException e) {
            throw place.mark(e);
        }
    }
}
