package dev.tuneset.engine.learn;

import java.util.Locale;

/** A trainer and what it does to a row that is longer than its limit, unless told otherwise. */
public enum Trainer {
    /** Keeps the first {@code max_length} tokens, then drops rows that have nothing left to learn. */
    TRL(1024),
    /** Cuts question and answer in proportion to {@code cutoff_len}, turn by turn, until it is used up. */
    LLAMA_FACTORY(2048),
    /** Drops rows over {@code sequence_len}. */
    AXOLOTL(0),
    /** Deletes rows over {@code max_length}. */
    MS_SWIFT(0);

    private final int limit;

    Trainer(int limit) {
        this.limit = limit;
    }

    /** Its limit in tokens when none is set; 0 when it takes the model's own or wants one set. */
    public int usualLimit() {
        return limit;
    }

    public String wire() {
        return name().toLowerCase(Locale.ROOT);
    }
}
