package dev.tuneset.engine.template.jinja;

import org.jspecify.annotations.Nullable;

/** The slots of one running function of the template; an empty slot is an unset variable. */
final class Frame {
    final Render render;
    final @Nullable Frame parent;
    final @Nullable Object[] slots;

    Frame(Render render, @Nullable Frame parent, int slots) {
        this.render = render;
        this.parent = parent;
        this.slots = new Object[slots];
    }

    /** The frame of the function that many functions out. */
    Frame out(int hops) {
        Frame frame = this;
        for (int i = 0; i < hops; i++) {
            Frame outer = frame.parent;
            if (outer == null) {
                throw new IllegalStateException("a variable was resolved outside its function");
            }
            frame = outer;
        }
        return frame;
    }
}
