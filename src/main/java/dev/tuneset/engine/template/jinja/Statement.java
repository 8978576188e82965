package dev.tuneset.engine.template.jinja;

/** A compiled statement. */
abstract class Statement {
    abstract Flow run(Frame frame);

    /** How a statement ended. */
    enum Flow {
        NEXT,
        BREAK,
        CONTINUE
    }
}
