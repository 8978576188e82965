package dev.tuneset.engine.template.jinja;

import org.jspecify.annotations.Nullable;

/** A filter or test that does not exist, in a branch that may never run. */
final class UnknownCall extends Expression {
    private final @Nullable Expression value;
    private final ArgumentList arguments;
    private final String message;
    private final Place place;

    UnknownCall(@Nullable Expression value, ArgumentList arguments, String message, Place place) {
        this.value = value;
        this.arguments = arguments;
        this.message = message;
        this.place = place;
    }

    @Override
    Object evaluate(Frame frame) {
        if (value != null) {
            value.evaluate(frame);
        }
        arguments.evaluate(frame);
        throw place.mark(TemplateException.runtime(message));
    }
}
