package dev.tuneset.engine.run;

import dev.tuneset.engine.outcome.Note;
import dev.tuneset.engine.outcome.Outcome;
import dev.tuneset.engine.outcome.Reason;
import dev.tuneset.engine.row.Place;
import java.io.IOException;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** Counts every row's outcome and hands each one that there is something to say of to a book. */
public final class Ledger {
    /** Where entries are kept. */
    public interface Book {
        void enter(LedgerEntry entry) throws IOException;
    }

    private final Book book;
    private final Map<Reason, Long> reasons = new EnumMap<>(Reason.class);
    private long kept;
    private long repaired;
    private long dropped;
    private long rejected;

    public Ledger(Book book) {
        this.book = book;
    }

    /** Enters the final outcome of one row; each row is entered once. */
    public void enter(Place place, Outcome<?> outcome) throws IOException {
        if (outcome instanceof Outcome.Kept<?>) {
            kept++;
        } else if (outcome instanceof Outcome.Repaired<?> changed) {
            enterChanged(place, changed.notes());
        } else if (outcome instanceof Outcome.Dropped<?> left) {
            dropped++;
            enter(place, LedgerEntry.Fate.DROPPED, List.of(left.note()));
        } else if (outcome instanceof Outcome.Rejected<?> refused) {
            rejected++;
            enter(place, LedgerEntry.Fate.REJECTED, List.of(refused.note()));
        }
    }

    /** A row of which examples were made as the recipe wants counts as kept; the entry tells how many. */
    private void enterChanged(Place place, List<Note> notes) throws IOException {
        boolean made = notes.stream().allMatch(note -> note.reason() == Reason.EXAMPLES_MADE);
        kept += made ? 1 : 0;
        repaired += made ? 0 : 1;
        enter(place, made ? LedgerEntry.Fate.KEPT : LedgerEntry.Fate.REPAIRED, notes);
    }

    private void enter(Place place, LedgerEntry.Fate fate, List<Note> notes) throws IOException {
        notes.stream().map(Note::reason).distinct().forEach(reason -> reasons.merge(reason, 1L, Long::sum));
        book.enter(new LedgerEntry(place, fate, notes));
    }

    public LedgerCounts counts() {
        return new LedgerCounts(kept + repaired + dropped + rejected, kept, repaired, dropped, rejected, reasons);
    }
}
