package dev.tuneset.engine.template.jinja;

/** <code>{% set target %}text{% endset %}</code>. */
final class BlockAssignment extends Statement {
    private final Target target;
    private final TextFilter filter;
    private final FrameEntry entry;
    private final Statement body;
    private final Place place;

    BlockAssignment(Target target, TextFilter filter, FrameEntry entry, Statement body, Place place) {
        this.target = target;
        this.filter = filter;
        this.entry = entry;
        this.body = body;
        this.place = place;
    }

    @Override
    Flow run(Frame frame) {
        Render render = frame.render;
        render.step();
        entry.enter(frame);
        int around = render.out.begin();
        Flow flow = body.run(frame);
        String text = render.text(around);
        if (flow != Flow.NEXT) {
            return flow;
        }
        try {
            target.check(frame);
            Object value = filter.apply(frame, text);
            target.assign(frame, render.autoescape ? new Markup(Text.of(value)) : value);
        } catch (TemplateException e) {
            throw place.mark(e);
        }
        entry.leave(frame);
        return Flow.NEXT;
    }
}
