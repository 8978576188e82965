package dev.tuneset.engine.template.jinja;

import org.jspecify.annotations.Nullable;

/** Reads a variable of this function or one around it. */
final class VariableRead extends Read {
    private final int hops;
    private final int slot;

    VariableRead(int hops, int slot, String name) {
        super(name);
        this.hops = hops;
        this.slot = slot;
    }

    @Override
    @Nullable
    Object raw(Frame frame) {
        Frame owner = hops == 0 ? frame : frame.out(hops);
        return owner.slots[slot];
    }
}
