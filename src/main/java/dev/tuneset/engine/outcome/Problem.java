package dev.tuneset.engine.outcome;

import java.util.Locale;

/** The kinds of trouble that stop a whole operation; each edge maps a kind to its status or exit code once. */
public enum Problem {
    /** The request, recipe or option is wrong. */
    BAD_REQUEST,
    /** What the request names does not exist. */
    NOT_FOUND,
    /** The source cannot be read at all. */
    UNREADABLE_SOURCE,
    /** The source is empty, or has a header and no rows. */
    EMPTY_SOURCE,
    /** A limit was reached. */
    LIMIT_REACHED,
    /** The output cannot be written: no space, no permission. */
    UNWRITABLE_OUTPUT,
    /** The operation was cancelled by its user. */
    CANCELLED;

    public String wire() {
        return name().toLowerCase(Locale.ROOT);
    }
}
