package dev.tuneset.engine.template.jinja;

import java.util.ArrayList;
import java.util.List;

/** {@code [a, b]}. */
final class ListDisplay extends Expression {
    private final Expression[] items;

    ListDisplay(Expression[] items) {
        this.items = items;
    }

    static List<Object> evaluateAll(Frame frame, Expression[] items) {
        frame.render.allocate(items.length);
        List<Object> values = new ArrayList<>(items.length);
        for (Expression item : items) {
            values.add(item.evaluate(frame));
        }
        return values;
    }

    @Override
    Object evaluate(Frame frame) {
        return evaluateAll(frame, items);
    }
}
