package dev.tuneset.engine.template.jinja;

import org.jspecify.annotations.Nullable;

/** Reads a variable of the rendering that the template never sets. */
final class ContextRead extends Read {
    private final int index;
    private final @Nullable Object global;

    ContextRead(int index, String name) {
        super(name);
        this.global = Globals.find(name);
        this.index = index;
    }

    @Override
    @Nullable
    Object raw(Frame frame) {
        return frame.render.resolve(index, name, global);
    }
}
