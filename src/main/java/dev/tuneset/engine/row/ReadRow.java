package dev.tuneset.engine.row;

/** What a reader hands out: a row, or the account of one that could not be read. */
public sealed interface ReadRow permits Row, BadRow {
    Place place();
}
