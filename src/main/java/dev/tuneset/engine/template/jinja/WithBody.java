package dev.tuneset.engine.template.jinja;

/** <code>{% with target = value %}</code>, and bare scopes. */
final class WithBody extends Statement {
    private final Target[] targets;
    private final Expression[] values;
    private final FrameEntry entry;
    private final Statement body;
    private final Place place;

    WithBody(Target[] targets, Expression[] values, FrameEntry entry, Statement body, Place place) {
        this.targets = targets;
        this.values = values;
        this.entry = entry;
        this.body = body;
        this.place = place;
    }

    @Override
    Flow run(Frame frame) {
        entry.enter(frame);
        try {
            for (int i = 0; i < targets.length; i++) {
                targets[i].assign(frame, values[i].evaluate(frame));
            }
        } catch (TemplateException e) {
            throw place.mark(e);
        }
        Flow flow = body.run(frame);
        entry.leave(frame);
        return flow;
    }
}
