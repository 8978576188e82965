package dev.tuneset.engine.template.jinja;

import org.jspecify.annotations.Nullable;

/** {@code object[start:stop:step]}. */
final class SliceRead extends Expression {
    private final Expression object;
    private final Expression slice;
    private final Place place;

    SliceRead(Expression object, Expression slice, Place place) {
        this.object = object;
        this.slice = slice;
        this.place = place;
    }

    @Override
    Object evaluate(Frame frame) {
        Object owner = object.evaluate(frame);
        SliceValue bounds = (SliceValue) slice.evaluate(frame);
        try {
            return Slicing.slice(frame.render, owner, bounds);
        } catch (TemplateException e) {
            throw place.mark(e);
        }
    }

    /** {@code start:stop:step}. */
    static final class Display extends Expression {
        private final @Nullable Expression start;
        private final @Nullable Expression stop;
        private final @Nullable Expression step;

        Display(@Nullable Expression start, @Nullable Expression stop, @Nullable Expression step) {
            this.start = start;
            this.stop = stop;
            this.step = step;
        }

        @Override
        Object evaluate(Frame frame) {
            return new SliceValue(part(start, frame), part(stop, frame), part(step, frame));
        }

        private static Object part(@Nullable Expression part, Frame frame) {
            return part == null ? None.NONE : part.evaluate(frame);
        }
    }
}
