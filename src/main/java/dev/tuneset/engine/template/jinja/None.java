package dev.tuneset.engine.template.jinja;

/** Python's {@code None}; Java's null never is a value of the interpreter. */
enum None {
    NONE
}
