package dev.tuneset.engine.source;

/** A row has a column that none of the first rows has: the source must be opened again, and all of it looked at before. */
public final class LateColumns extends RuntimeException {
    private static final long serialVersionUID = 1;

    public LateColumns(String what) {
        super(what);
    }
}
