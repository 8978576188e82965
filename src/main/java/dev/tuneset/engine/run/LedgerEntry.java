package dev.tuneset.engine.run;

import dev.tuneset.engine.outcome.Note;
import dev.tuneset.engine.row.Place;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What became of one row, and why; rows that were simply kept have no entry. */
public record LedgerEntry(Place place, Fate fate, List<Note> notes) {
    /** The four outcomes a row can have. */
    public enum Fate {
        KEPT,
        REPAIRED,
        DROPPED,
        REJECTED;

        public String wire() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    public LedgerEntry {
        notes = List.copyOf(notes);
    }

    /** Whether the row is part of the output. */
    public boolean isWritten() {
        return fate == Fate.KEPT || fate == Fate.REPAIRED;
    }

    /** One line of {@code ledger.jsonl} for each note. */
    public List<Map<String, @Nullable Object>> lines() {
        return notes.stream().map(this::line).toList();
    }

    private Map<String, @Nullable Object> line(Note note) {
        Map<String, @Nullable Object> line = new LinkedHashMap<>();
        line.put("place", place.toString());
        line.put("row", place.row());
        if (place.line() > 0) {
            line.put("line", place.line());
        }
        line.put("outcome", fate.wire());
        line.put("reason", note.reason().wire());
        line.put("detail", note.detail());
        return line;
    }
}
