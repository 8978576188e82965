package dev.tuneset.engine.mapping.prompt;

import java.util.Locale;

/** Which columns of an optional part must have a value for the part to be shown. */
public enum Gate {
    /** Every column of the part: what is shown has no holes. */
    ALL,
    /** At least one of them. */
    ANY,
    /** The first one, as in Unsloth. */
    FIRST;

    public String wire() {
        return name().toLowerCase(Locale.ROOT);
    }
}
