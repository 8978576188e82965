package dev.tuneset.engine.template.jinja;

/** {@code value is test(arguments)}. */
final class TestExpression extends Expression {
    private final Expression value;
    private final ValueTest tested;
    private final ArgumentList arguments;
    /** Whether the test looks at nothing but the value. */
    private final boolean simple;

    private final Place place;

    TestExpression(Expression value, ValueTest tested, ArgumentList arguments, Place place) {
        this.value = value;
        this.tested = tested;
        this.arguments = arguments;
        this.place = place;
        this.simple = tested.isSimple() && arguments.isEmpty();
    }

    @Override
    Object evaluate(Frame frame) {
        return test(frame);
    }

    @Override
    boolean test(Frame frame) {
        Object input = value.evaluate(frame);
        try {
            return simple ? tested.test(input) : tested.test(input, arguments.evaluate(frame));
        } catch (TemplateException e) {
            throw place.mark(e);
        }
    }
}
