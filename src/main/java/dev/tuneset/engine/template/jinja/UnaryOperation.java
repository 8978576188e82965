package dev.tuneset.engine.template.jinja;

/** {@code -a}, {@code +a}. */
final class UnaryOperation extends Expression {
    private final UnaryOperator operator;
    private final Expression operand;
    private final Place place;

    UnaryOperation(UnaryOperator operator, Expression operand, Place place) {
        this.operator = operator;
        this.operand = operand;
        this.place = place;
    }

    @Override
    Object evaluate(Frame frame) {
        Object value = operand.evaluate(frame);
        try {
            return operator.apply(value);
        } catch (TemplateException e) {
            throw place.mark(e);
        }
    }
}
