package dev.tuneset.engine.row;

import dev.tuneset.engine.outcome.Reason;

/**
 * A row that could not be read; the rest of the source goes on.
 *
 * @param reason the kind of damage
 * @param detail what was wrong and where, one sentence in English
 * @param raw the row's text as it stood in the source, cut to {@link #RAW_CHARS_MAX} characters
 */
public record BadRow(Place place, Reason reason, String detail, String raw) implements ReadRow {
    public static final int RAW_CHARS_MAX = 2_000;

    public BadRow {
        if (raw.length() > RAW_CHARS_MAX) {
            raw = raw.substring(0, RAW_CHARS_MAX);
        }
    }
}
