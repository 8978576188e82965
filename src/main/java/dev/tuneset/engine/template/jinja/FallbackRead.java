package dev.tuneset.engine.template.jinja;

import org.jspecify.annotations.Nullable;

/** Reads a variable that the template sets on some ways; until then it is the rendering's of that name. */
final class FallbackRead extends Read {
    private final int hops;
    private final int slot;
    private final int index;
    private final @Nullable Object global;
    private final boolean inBlock;

    FallbackRead(int hops, int slot, int index, String name, boolean inBlock) {
        super(name);
        this.global = Globals.find(name);
        this.hops = hops;
        this.slot = slot;
        this.index = index;
        this.inBlock = inBlock;
    }

    @Override
    @Nullable
    Object raw(Frame frame) {
        Frame owner = hops == 0 ? frame : frame.out(hops);
        Object value = owner.slots[slot];
        if (value != null) {
            return value;
        }
        return inBlock ? frame.render.lookupInBlock(name, global) : frame.render.resolve(index, name, global);
    }
}
