package dev.tuneset.engine.template.jinja;

import java.util.Iterator;
import org.jspecify.annotations.Nullable;

/** A value that Java has no type for. */
abstract class PyObject {
    /** Python's name of the type. */
    abstract String typeName();

    /** Module of the type, for messages; built-in types have none. */
    String module() {
        return "";
    }

    boolean truth() {
        return true;
    }

    /** {@code len}, or -1 for a value without length. */
    int length() {
        return -1;
    }

    /** An iterator over canonical values, or null for a value that is not iterable. */
    @Nullable
    Iterator<Object> iterator() {
        return null;
    }

    /** An attribute that Python's {@code getattr} would find, or null. */
    @Nullable
    Object attribute(String name) {
        return null;
    }

    /** {@code value[key]}, or null when there is no such item or no items at all. */
    @Nullable
    Object item(Object key) {
        return null;
    }

    /** Calls the value. */
    Object call(Render render, Arguments arguments) {
        throw TemplateException.type("'" + typeName() + "' object is not callable");
    }

    boolean callable() {
        return false;
    }

    /** {@code ==}. */
    boolean equalTo(Object other) {
        return this == other;
    }

    int hash() {
        return System.identityHashCode(this);
    }

    /** Python's {@code repr}. */
    void repr(Repr out) {
        out.append("<" + (module().isEmpty() ? "" : module() + ".") + typeName() + " object>");
    }

    /** Python's {@code str}. */
    String text() {
        Repr repr = new Repr();
        repr(repr);
        return repr.toString();
    }

    @Override
    public final boolean equals(@Nullable Object other) {
        return other instanceof PyObject && Equality.equal(this, other);
    }

    @Override
    public final int hashCode() {
        return hash();
    }

    @Override
    public final String toString() {
        return text();
    }
}
