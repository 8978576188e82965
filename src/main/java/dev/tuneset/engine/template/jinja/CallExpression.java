package dev.tuneset.engine.template.jinja;

/** {@code callee(arguments)}. */
final class CallExpression extends Expression {
    private final Expression callee;
    private final ArgumentList arguments;
    private final Place place;

    CallExpression(Expression callee, ArgumentList arguments, Place place) {
        this.callee = callee;
        this.arguments = arguments;
        this.place = place;
    }

    static Object call(Render render, Object callee, Arguments arguments) {
        render.step();
        if (callee instanceof PyObject object) {
            return object.call(render, arguments);
        }
        throw TemplateException.type("'" + Types.name(callee) + "' object is not callable");
    }

    @Override
    Object evaluate(Frame frame) {
        try {
            return call(frame.render, callee.evaluate(frame), arguments.evaluate(frame));
        } catch (TemplateException e) {
            throw place.mark(e);
        }
    }

    @Override
    void print(Frame frame) {
        Render render = frame.render;
        try {
            Object called = callee.evaluate(frame);
            Arguments given = arguments.evaluate(frame);
            if (called instanceof Macro macro && !render.autoescape) {
                macro.print(render, given);
            } else {
                render.out.append(Text.of(call(render, called, given)));
            }
        } catch (TemplateException e) {
            throw place.mark(e);
        }
    }
}
