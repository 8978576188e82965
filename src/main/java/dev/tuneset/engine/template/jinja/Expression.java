package dev.tuneset.engine.template.jinja;

/** A compiled expression. */
abstract class Expression {
    abstract Object evaluate(Frame frame);

    /** The truth of the value. */
    boolean test(Frame frame) {
        return Truth.of(evaluate(frame));
    }

    /** Writes {@code str} of the value. */
    void print(Frame frame) {
        frame.render.out.append(Text.of(evaluate(frame)));
    }
}
