package dev.tuneset.engine.template.jinja;

import org.jspecify.annotations.Nullable;

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
        Object value = printString(frame);
        if (value != null) {
            frame.render.out.append(Text.of(value));
        }
    }

    /** The text of a macro goes straight to the output. */
    @Override
    @Nullable
    Object printString(Frame frame) {
        Render render = frame.render;
        try {
            Object called = callee.evaluate(frame);
            if (!(called instanceof Macro macro) || render.autoescape) {
                return call(render, called, arguments.evaluate(frame));
            }
            macro.print(frame, arguments);
            return null;
        } catch (TemplateException e) {
            throw place.mark(e);
        }
    }
}
