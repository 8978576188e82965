package dev.tuneset.engine.template.jinja;

/** <code>{% filter name %}text{% endfilter %}</code>. */
final class FilteredBody extends Statement {
    private final TextFilter filter;
    private final FrameEntry entry;
    private final Statement body;
    private final Place place;

    FilteredBody(TextFilter filter, FrameEntry entry, Statement body, Place place) {
        this.filter = filter;
        this.entry = entry;
        this.body = body;
        this.place = place;
    }

    @Override
    Flow run(Frame frame) {
        Render render = frame.render;
        entry.enter(frame);
        int around = render.out.begin();
        Flow flow = body.run(frame);
        String text = render.text(around);
        if (flow != Flow.NEXT) {
            return flow;
        }
        try {
            render.out.append(requireText(filter.apply(frame, text)));
        } catch (TemplateException e) {
            throw place.mark(e);
        }
        entry.leave(frame);
        return Flow.NEXT;
    }

    /** The result of a block goes to the output as it is, so it must be text. */
    static String requireText(Object value) {
        if (!Types.isString(value)) {
            throw TemplateException.type("sequence item 0: expected str instance, " + Types.name(value) + " found");
        }
        return Types.string(value);
    }
}
