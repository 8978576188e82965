package dev.tuneset.engine.template.jinja;

/** {@code a == 'text'} and {@code a != 'text'}: what chat templates test most. */
final class EqualsText extends Expression {
    private final Expression left;
    private final String text;
    private final boolean equal;

    EqualsText(Expression left, String text, boolean equal) {
        this.left = left;
        this.text = text;
        this.equal = equal;
    }

    @Override
    Object evaluate(Frame frame) {
        return test(frame);
    }

    @Override
    boolean test(Frame frame) {
        Object value = left.evaluate(frame);
        return (value instanceof String ? text.equals(value) : Equality.equal(value, text)) == equal;
    }
}
