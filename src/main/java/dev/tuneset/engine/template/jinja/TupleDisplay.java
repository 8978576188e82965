package dev.tuneset.engine.template.jinja;

/** {@code (a, b)}. */
final class TupleDisplay extends Expression {
    private final Expression[] items;

    TupleDisplay(Expression[] items) {
        this.items = items;
    }

    @Override
    Object evaluate(Frame frame) {
        return new Tuple(ListDisplay.evaluateAll(frame, items));
    }
}
