package dev.tuneset.engine.template.jinja;

/** A function that the interpreter brings along. */
final class BuiltinFunction extends PyObject {
    private final String name;
    private final Body body;

    /** What the function does. */
    interface Body {
        Object call(Render render, Arguments arguments);
    }

    BuiltinFunction(String name, Body body) {
        this.name = name;
        this.body = body;
    }

    @Override
    String typeName() {
        return "function";
    }

    @Override
    boolean callable() {
        return true;
    }

    @Override
    Object call(Render render, Arguments arguments) {
        return body.call(render, arguments);
    }

    @Override
    void repr(Repr out) {
        out.append("<function " + name + ">");
    }
}
