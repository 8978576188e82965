package dev.tuneset.engine.template.jinja;

import org.jspecify.annotations.Nullable;

/** {@code value|filter(arguments)}. */
final class FilterExpression extends Expression {
    private final Expression value;
    private final Filter filter;
    private final ArgumentList arguments;
    /** How many values the filter binds if plain arguments fit it, else -1. */
    private final int bound;

    private final Place place;

    FilterExpression(Expression value, Filter filter, ArgumentList arguments, Place place) {
        this.value = value;
        this.filter = filter;
        this.arguments = arguments;
        this.place = place;
        this.bound = arguments.isPlain() ? filter.boundCount(arguments.positional.length) : -1;
    }

    @Override
    Object evaluate(Frame frame) {
        Object input = value.evaluate(frame);
        frame.render.step();
        try {
            if (bound < 0) {
                return filter.apply(frame.render, input, arguments.evaluate(frame));
            }
            @Nullable Object[] values = new Object[bound];
            values[0] = input;
            for (int i = 0; i < arguments.positional.length; i++) {
                values[i + 1] = arguments.positional[i].evaluate(frame);
            }
            return filter.applyBound(frame.render, values);
        } catch (TemplateException e) {
            throw place.mark(e);
        }
    }
}
