package dev.tuneset.engine.template.jinja;

/** {@code start:stop:step} between brackets; each part is an integer or None. */
final class SliceValue extends PyObject {
    final Object start;
    final Object stop;
    final Object step;

    SliceValue(Object start, Object stop, Object step) {
        this.start = start;
        this.stop = stop;
        this.step = step;
    }

    @Override
    String typeName() {
        return "slice";
    }

    @Override
    void repr(Repr out) {
        out.append("slice(");
        out.items(java.util.List.of(start, stop, step).iterator());
        out.append(")");
    }
}
