package dev.tuneset.engine.template.jinja;

import java.util.Iterator;

/** A lazy sequence that can be read once: what most sequence filters make. */
final class Generator extends PyObject {
    private final String type;
    private final Iterator<Object> items;

    Generator(Iterator<Object> items) {
        this("generator", items);
    }

    Generator(String type, Iterator<Object> items) {
        this.type = type;
        this.items = items;
    }

    @Override
    String typeName() {
        return type;
    }

    @Override
    Iterator<Object> iterator() {
        return items;
    }

    @Override
    void repr(Repr out) {
        out.append("<" + type + " object>");
    }
}
