package dev.tuneset.engine.template.jinja;

import java.util.Collections;
import java.util.Iterator;
import org.jspecify.annotations.Nullable;

/** What a missing name, attribute or item is: prints as nothing, and fails when it is used. */
final class Undefined extends PyObject {
    private static final String ERROR = "UndefinedError";

    private final @Nullable String hint;
    private final @Nullable Object owner;
    private final @Nullable Object name;
    private final String errorClass;

    private Undefined(@Nullable String hint, @Nullable Object owner, @Nullable Object name, String errorClass) {
        this.hint = hint;
        this.owner = owner;
        this.name = name;
        this.errorClass = errorClass;
    }

    static Undefined name(String name) {
        return new Undefined(null, null, name, ERROR);
    }

    static Undefined hint(String hint) {
        return new Undefined(hint, null, null, ERROR);
    }

    static Undefined missing(Object owner, Object name) {
        return new Undefined(null, owner, name, ERROR);
    }

    static Undefined unsafe(Object owner, String name) {
        String hint =
                "access to attribute " + Repr.of(name) + " of " + Repr.of(Types.name(owner)) + " object is unsafe.";
        return new Undefined(hint, owner, name, "SecurityError");
    }

    TemplateException fail() {
        return new TemplateException(errorClass, message());
    }

    String message() {
        if (hint != null) {
            return hint;
        }
        String shown = name == null ? "None" : Repr.of(name);
        if (owner == null) {
            return shown + " is undefined";
        }
        if (name instanceof String) {
            return Repr.of(Types.description(owner)) + " has no attribute " + shown;
        }
        return Types.description(owner) + " has no element " + shown;
    }

    @Override
    String typeName() {
        return "Undefined";
    }

    @Override
    String module() {
        return "jinja2.runtime";
    }

    @Override
    boolean truth() {
        return false;
    }

    @Override
    int length() {
        return 0;
    }

    @Override
    Iterator<Object> iterator() {
        return Collections.emptyIterator();
    }

    @Override
    @Nullable
    Object attribute(String attribute) {
        if (attribute.startsWith("__")) {
            return null;
        }
        throw fail();
    }

    @Override
    Object item(Object key) {
        throw fail();
    }

    @Override
    Object call(Render render, Arguments arguments) {
        throw fail();
    }

    @Override
    boolean callable() {
        return true;
    }

    @Override
    boolean equalTo(Object other) {
        return other instanceof Undefined;
    }

    @Override
    int hash() {
        return 7;
    }

    @Override
    void repr(Repr out) {
        out.append("Undefined");
    }

    @Override
    String text() {
        return "";
    }
}
