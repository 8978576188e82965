package dev.tuneset.engine.template.jinja;

import org.jspecify.annotations.Nullable;

/** A macro, or the body of a call block, with the variables it was defined among. */
final class Macro extends PyObject {
    private final MacroCode code;
    private final Frame frame;

    Macro(MacroCode code, Frame frame) {
        this.code = code;
        this.frame = frame;
    }

    @Override
    String typeName() {
        return "Macro";
    }

    @Override
    String module() {
        return "jinja2.runtime";
    }

    @Override
    boolean callable() {
        return true;
    }

    @Override
    @Nullable
    Object attribute(String attribute) {
        return switch (attribute) {
            case "name" -> code.name() == null ? None.NONE : code.name();
            case "arguments" -> code.argumentNames();
            case "catch_kwargs" -> code.catchesNamed();
            case "catch_varargs" -> code.catchesPositional();
            case "caller" -> code.usesCaller();
            default -> null;
        };
    }

    @Override
    Object call(Render render, Arguments arguments) {
        int around = render.out.begin();
        code.run(frame, arguments);
        String text = render.text(around);
        return render.autoescape ? new Markup(text) : text;
    }

    /** Runs the macro with its text going straight to the output. */
    void print(Frame caller, ArgumentList arguments) {
        Render render = caller.render;
        boolean frozen = render.freeze();
        code.run(frame, caller, arguments);
        if (frozen) {
            render.unfreeze();
        }
    }

    @Override
    void repr(Repr out) {
        out.append(code.name() == null ? "<Macro anonymous>" : "<Macro " + Repr.of(code.name()) + ">");
    }
}
