package dev.tuneset.dataset;

import dev.tuneset.engine.outcome.Problem;
import dev.tuneset.engine.outcome.TunesetException;

/** Which rows a request wants. */
public record Slice(long offset, int limit) {
    public static final int LIMIT_MAX = 500;

    /** Throws {@code offset_negative} or {@code limit_out_of_range}. */
    public static Slice of(long offset, int limit) {
        if (offset < 0) {
            throw new TunesetException(
                            Problem.BAD_REQUEST, "offset_negative", "offset must be 0 or more, not " + offset + ".")
                    .inField("offset");
        }
        if (limit < 1 || limit > LIMIT_MAX) {
            throw new TunesetException(
                            Problem.BAD_REQUEST,
                            "limit_out_of_range",
                            "limit must be between 1 and " + LIMIT_MAX + ", not " + limit + ".",
                            LIMIT_MAX)
                    .inField("limit");
        }
        return new Slice(offset, limit);
    }
}
