package dev.tuneset.dataset;

import java.util.Locale;

/** Where a dataset stands. The wire names are a contract. */
public enum Status {
    /** The file is here; nobody has said yet how it is to be read. */
    UPLOADED,
    IMPORTING,
    READY,
    /** The import broke off with a problem; there are no rows. */
    FAILED,
    /** The server stopped while importing; there are no rows. */
    INTERRUPTED;

    public String wire() {
        return name().toLowerCase(Locale.ROOT);
    }
}
