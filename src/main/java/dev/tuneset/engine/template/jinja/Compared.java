package dev.tuneset.engine.template.jinja;

/** {@code a < b}: one comparison. */
final class Compared extends Expression {
    private final CompareOperator operator;
    private final Expression left;
    private final Expression right;
    private final Place place;

    Compared(CompareOperator operator, Expression left, Expression right, Place place) {
        this.operator = operator;
        this.left = left;
        this.right = right;
        this.place = place;
    }

    @Override
    Object evaluate(Frame frame) {
        return test(frame);
    }

    @Override
    boolean test(Frame frame) {
        Object a = left.evaluate(frame);
        Object b = right.evaluate(frame);
        try {
            return operator.test(a, b);
        } catch (TemplateException e) {
            throw place.mark(e);
        }
    }
}
