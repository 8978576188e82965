package dev.tuneset.engine.template.jinja;

/** {@code if}, {@code elif}, {@code else}. */
final class Branch extends Statement {
    private final Expression[] tests;
    private final Statement[] bodies;
    private final Statement otherwise;
    private final Place[] places;

    Branch(Expression[] tests, Statement[] bodies, Statement otherwise, Place[] places) {
        this.tests = tests;
        this.bodies = bodies;
        this.otherwise = otherwise;
        this.places = places;
    }

    @Override
    Flow run(Frame frame) {
        frame.render.step();
        for (int i = 0; i < tests.length; i++) {
            if (holds(frame, i)) {
                return bodies[i].run(frame);
            }
        }
        return otherwise.run(frame);
    }

    private boolean holds(Frame frame, int i) {
        try {
            return tests[i].test(frame);
        } catch (TemplateException e) {
            throw places[i].mark(e);
        }
    }
}
