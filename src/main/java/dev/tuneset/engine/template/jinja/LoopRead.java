package dev.tuneset.engine.template.jinja;

/** {@code loop.first} and its like, without a look-up by name. */
final class LoopRead extends Expression {
    private final Expression loop;
    private final Part part;
    private final Expression general;

    /** What chat templates ask a loop most. */
    enum Part {
        FIRST,
        LAST,
        INDEX,
        INDEX0
    }

    /** @param general reads the attribute of whatever else the variable holds */
    LoopRead(Expression loop, Part part, Expression general) {
        this.loop = loop;
        this.part = part;
        this.general = general;
    }

    @Override
    Object evaluate(Frame frame) {
        if (!(loop.evaluate(frame) instanceof Loop state)) {
            return general.evaluate(frame);
        }
        return switch (part) {
            case FIRST -> state.first();
            case LAST -> state.last();
            case INDEX -> state.index0() + 1;
            case INDEX0 -> state.index0();
        };
    }
}
