package dev.tuneset.engine.template.jinja;

/** <code>{% set target = value %}</code>. */
final class Assignment extends Statement {
    private final Target target;
    private final Expression value;
    private final Place place;

    Assignment(Target target, Expression value, Place place) {
        this.target = target;
        this.value = value;
        this.place = place;
    }

    @Override
    Flow run(Frame frame) {
        frame.render.step();
        try {
            target.check(frame);
            target.assign(frame, value.evaluate(frame));
        } catch (TemplateException e) {
            throw place.mark(e);
        }
        return Flow.NEXT;
    }
}
