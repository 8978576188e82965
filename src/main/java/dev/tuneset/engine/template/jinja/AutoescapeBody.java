package dev.tuneset.engine.template.jinja;

/** <code>{% autoescape value %}</code>. */
final class AutoescapeBody extends Statement {
    private final Expression value;
    private final FrameEntry entry;
    private final Statement body;

    AutoescapeBody(Expression value, FrameEntry entry, Statement body) {
        this.value = value;
        this.entry = entry;
        this.body = body;
    }

    @Override
    Flow run(Frame frame) {
        entry.enter(frame);
        boolean old = frame.render.autoescape;
        frame.render.autoescape = value.test(frame);
        Flow flow = body.run(frame);
        frame.render.autoescape = old;
        entry.leave(frame);
        return flow;
    }
}
