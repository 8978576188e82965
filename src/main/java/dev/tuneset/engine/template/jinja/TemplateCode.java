package dev.tuneset.engine.template.jinja;

import java.util.Map;

/**
 * A compiled template.
 *
 * @param selfSlot where the variable {@code self} lives, or -1
 * @param contextNames how many names are looked up among the variables of a rendering
 */
record TemplateCode(
        Statement body, FrameEntry entry, int slots, int selfSlot, Map<String, BlockBody> blocks, int contextNames) {
    void run(Render render) {
        if (!blocks.isEmpty()) {
            render.blocks(blocks);
        }
        Frame frame = new Frame(render, null, slots);
        if (selfSlot >= 0) {
            frame.slots[selfSlot] = new SelfReference(render.blocks());
        }
        entry.enter(frame);
        body.run(frame);
    }
}
