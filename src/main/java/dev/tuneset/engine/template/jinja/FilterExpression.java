package dev.tuneset.engine.template.jinja;

/** {@code value|filter(arguments)}. */
final class FilterExpression extends Expression {
    private final Expression value;
    private final Filter filter;
    private final ArgumentList arguments;
    private final Place place;

    FilterExpression(Expression value, Filter filter, ArgumentList arguments, Place place) {
        this.value = value;
        this.filter = filter;
        this.arguments = arguments;
        this.place = place;
    }

    @Override
    Object evaluate(Frame frame) {
        Object input = value.evaluate(frame);
        frame.render.step();
        try {
            return filter.apply(frame.render, input, arguments.evaluate(frame));
        } catch (TemplateException e) {
            throw place.mark(e);
        }
    }
}
