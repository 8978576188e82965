package dev.tuneset.engine.template.jinja;

/** {@code value is test(arguments)}. */
final class TestExpression extends Expression {
    private final Expression value;
    private final ValueTest tested;
    private final ArgumentList arguments;
    private final Place place;

    TestExpression(Expression value, ValueTest tested, ArgumentList arguments, Place place) {
        this.value = value;
        this.tested = tested;
        this.arguments = arguments;
        this.place = place;
    }

    @Override
    Object evaluate(Frame frame) {
        return test(frame);
    }

    @Override
    boolean test(Frame frame) {
        Object input = value.evaluate(frame);
        try {
            return tested.test(input, arguments.evaluate(frame));
        } catch (TemplateException e) {
            throw place.mark(e);
        }
    }
}
