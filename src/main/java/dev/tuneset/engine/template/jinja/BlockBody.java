package dev.tuneset.engine.template.jinja;

/** The compiled body of a <code>{% block %}</code>. */
final class BlockBody {
    private final String name;
    private final Variable.Function function;
    private final FrameEntry entry;
    private final Statement body;
    private final int selfSlot;
    private final int superSlot;
    private final int height;

    BlockBody(
            String name,
            Variable.Function function,
            FrameEntry entry,
            Statement body,
            int selfSlot,
            int superSlot,
            int height) {
        this.name = name;
        this.function = function;
        this.entry = entry;
        this.body = body;
        this.selfSlot = selfSlot;
        this.superSlot = superSlot;
        this.height = height;
    }

    void run(Render render) {
        render.enter(height);
        Frame frame = new Frame(render, null, function.slots());
        if (selfSlot >= 0) {
            frame.slots[selfSlot] = new SelfReference(render.blocks());
        }
        if (superSlot >= 0) {
            frame.slots[superSlot] = Undefined.hint("there is no parent block called " + Repr.of(name) + ".");
        }
        entry.enter(frame);
        body.run(frame);
        render.leave(height);
    }
}
