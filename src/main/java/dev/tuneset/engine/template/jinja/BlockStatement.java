package dev.tuneset.engine.template.jinja;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** <code>{% block name %}</code> where it stands. */
final class BlockStatement extends Statement {
    private final String name;
    private final boolean scoped;
    private final List<Read> visible;
    private final boolean required;
    private final Place place;

    /** @param visible variables that a scoped block sees besides the template's own */
    BlockStatement(String name, boolean scoped, List<Read> visible, boolean required, Place place) {
        this.name = name;
        this.scoped = scoped;
        this.visible = visible;
        this.required = required;
        this.place = place;
    }

    @Override
    Flow run(Frame frame) {
        Render render = frame.render;
        if (required) {
            throw place.mark(TemplateException.runtime("Required block " + Repr.of(name) + " not found"));
        }
        BlockBody block = render.blocks().get(name);
        if (block == null) {
            throw new IllegalStateException("block " + name + " was not compiled");
        }
        Map<String, Object> old = render.exported();
        if (scoped) {
            Map<String, Object> inner = old == null ? new HashMap<>() : new HashMap<>(old);
            for (Read read : visible) {
                Object value = read.raw(frame);
                if (value != null) {
                    inner.put(read.name, value);
                }
            }
            render.exported(inner);
        }
        block.run(render);
        render.exported(old);
        return Flow.NEXT;
    }
}
