package dev.tuneset.engine.template.jinja;

/** <code>{% break %}</code> and <code>{% continue %}</code>. */
final class Jump extends Statement {
    private final Flow flow;

    Jump(Flow flow) {
        this.flow = flow;
    }

    @Override
    Flow run(Frame frame) {
        return flow;
    }
}
