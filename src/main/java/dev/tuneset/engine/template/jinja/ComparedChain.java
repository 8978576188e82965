package dev.tuneset.engine.template.jinja;

/** {@code a < b < c}: each pair of neighbours, until one fails. */
final class ComparedChain extends Expression {
    private final Expression first;
    private final CompareOperator[] operators;
    private final Expression[] others;
    private final Place place;

    ComparedChain(Expression first, CompareOperator[] operators, Expression[] others, Place place) {
        this.first = first;
        this.operators = operators;
        this.others = others;
        this.place = place;
    }

    @Override
    Object evaluate(Frame frame) {
        return test(frame);
    }

    @Override
    boolean test(Frame frame) {
        Object left = first.evaluate(frame);
        for (int i = 0; i < operators.length; i++) {
            Object right = others[i].evaluate(frame);
            try {
                if (!operators[i].test(left, right)) {
                    return false;
                }
            } catch (TemplateException e) {
                throw place.mark(e);
            }
            left = right;
        }
        return true;
    }
}
