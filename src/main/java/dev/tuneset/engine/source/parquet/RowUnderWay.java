package dev.tuneset.engine.source.parquet;

import dev.tuneset.engine.outcome.Note;
import dev.tuneset.engine.outcome.Reason;
import org.jspecify.annotations.Nullable;

/** What is wrong with the row that is being put together, and how many values it has so far. */
final class RowUnderWay {
    static final int VALUES_MAX = 5_000_000;

    private int values;
    private @Nullable Note defect;

    void begin() {
        values = 0;
        defect = null;
    }

    @Nullable
    Note defect() {
        return defect;
    }

    /** Keeps the first defect of a row. */
    void defect(Reason reason, String detail) {
        if (defect == null) {
            defect = new Note(reason, detail);
        }
    }

    /** Whether one more value may be kept; a few bytes of run lengths can stand for millions of values. */
    boolean admits() {
        if (values >= VALUES_MAX) {
            defect(Reason.ROW_TOO_LARGE, "the row has more than " + VALUES_MAX + " values");
            return false;
        }
        values++;
        return true;
    }
}
