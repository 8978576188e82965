package dev.tuneset.engine.template.jinja;

/** A name bound in one frame of one function of the template, and the slot its value lives in. */
final class Variable {
    final String name;
    final Function function;
    final int slot;
    /** Whether the template assigns it, so that its value may differ from the rendering's. */
    boolean stored;

    Variable(String name, Function function) {
        this.name = name;
        this.function = function;
        this.slot = function.newSlot();
    }

    /** What runs with slots of its own: the template, a macro, a recursive loop, a block. */
    static final class Function {
        final int depth;
        private int slots;

        Function(int depth) {
            this.depth = depth;
        }

        private int newSlot() {
            return slots++;
        }

        int slots() {
            return slots;
        }
    }
}
