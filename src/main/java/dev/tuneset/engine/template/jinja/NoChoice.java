package dev.tuneset.engine.template.jinja;

/** What an inline {@code if} without {@code else} is when its test fails. */
final class NoChoice extends Expression {
    private final String hint;

    NoChoice(int line) {
        this.hint = "the inline if-expression on line " + line + " evaluated to false and no else section was defined.";
    }

    @Override
    Object evaluate(Frame frame) {
        return Undefined.hint(hint);
    }
}
