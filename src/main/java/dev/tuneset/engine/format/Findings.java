package dev.tuneset.engine.format;

import dev.tuneset.engine.outcome.Note;
import dev.tuneset.engine.outcome.Outcome;
import dev.tuneset.engine.outcome.Reason;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What came up while one row was read or one example written; each thing is said once. Not thread-safe. */
public final class Findings {
    private final List<Note> notes = new ArrayList<>(0);
    private @Nullable Note refusal;

    /** Something was changed, or is worth a warning; the row goes on. */
    public void note(Reason reason, String detail) {
        Note note = new Note(reason, detail);
        if (!notes.contains(note)) {
            notes.add(note);
        }
    }

    /** The row cannot be used; the first ground counts. */
    public void refuse(Reason reason, String detail) {
        if (refusal == null) {
            refusal = new Note(reason, detail);
        }
    }

    public boolean refused() {
        return refusal != null;
    }

    /** Rejected if there was a refusal, repaired if there were notes, kept otherwise. */
    public <T> Outcome<T> outcome(T value) {
        return refusal == null ? Outcome.of(value, notes) : new Outcome.Rejected<>(refusal);
    }
}
