package dev.tuneset.engine.template.jinja;

import org.jspecify.annotations.Nullable;

/** {@code value|filter(arguments)}. */
final class FilterExpression extends Expression {
    private final Expression value;
    private final Filter filter;
    private final ArgumentList arguments;
    /** The parameters that named arguments go to, or null when only the call can tell. */
    private final int @Nullable [] bindings;

    private final Place place;

    FilterExpression(Expression value, Filter filter, ArgumentList arguments, Place place) {
        this.value = value;
        this.filter = filter;
        this.arguments = arguments;
        this.place = place;
        this.bindings = arguments.isCounted() ? filter.bindings(arguments.positional.length, arguments.names) : null;
    }

    @Override
    Object evaluate(Frame frame) {
        Object input = value.evaluate(frame);
        frame.render.step();
        try {
            if (bindings == null) {
                return filter.apply(frame.render, input, arguments.evaluate(frame));
            }
            return filter.applyBound(frame.render, bound(frame, input, bindings));
        } catch (TemplateException e) {
            throw place.mark(e);
        }
    }

    @Override
    void print(Frame frame) {
        if (bindings == null || !filter.prints()) {
            super.print(frame);
            return;
        }
        Object input = value.evaluate(frame);
        frame.render.step();
        try {
            filter.printBound(frame.render, bound(frame, input, bindings));
        } catch (TemplateException e) {
            throw place.mark(e);
        }
    }

    @Override
    @Nullable
    Object printString(Frame frame) {
        if (bindings == null || !filter.prints()) {
            return super.printString(frame);
        }
        print(frame);
        return null;
    }

    private @Nullable Object[] bound(Frame frame, Object input, int[] places) {
        @Nullable Object[] values = new Object[filter.parameterCount()];
        values[0] = input;
        for (int i = 0; i < arguments.positional.length; i++) {
            values[i + 1] = arguments.positional[i].evaluate(frame);
        }
        for (int i = 0; i < places.length; i++) {
            values[places[i]] = arguments.named[i].evaluate(frame);
        }
        return values;
    }
}
