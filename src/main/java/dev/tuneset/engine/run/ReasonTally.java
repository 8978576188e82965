package dev.tuneset.engine.run;

import dev.tuneset.engine.outcome.Note;
import dev.tuneset.engine.outcome.Reason;
import dev.tuneset.engine.row.Place;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What the entries of a ledger come to: for each reason and outcome, how many rows there are, and one of them. What a format
 * loses is told apart by its detail as well, because a lost thought and a lost column are two things to decide on.
 */
public final class ReasonTally implements Ledger.Book {
    /** Details may name what comes from data, so that there is no end to them. */
    private static final int LINES_MAX = 200;

    private static final Set<Reason> LOSSES = EnumSet.of(Reason.CONTENT_LOST, Reason.CANNOT_CARRY);

    private final Map<Key, Line> lines = new LinkedHashMap<>();

    private record Key(Reason reason, LedgerEntry.Fate fate, String detail) {}

    /**
     * One reason with one outcome.
     *
     * @param rows how many rows met it
     * @param place the first of them
     * @param detail what was said of that one
     */
    public record Line(Reason reason, LedgerEntry.Fate fate, long rows, Place place, String detail) {
        /** Whether the target format is to blame, not the row. */
        public boolean isLoss() {
            return LOSSES.contains(reason);
        }

        private Line more() {
            return new Line(reason, fate, rows + 1, place, detail);
        }
    }

    @Override
    public void enter(LedgerEntry entry) {
        Set<Key> seen = new java.util.HashSet<>();
        for (Note note : entry.notes()) {
            Key key = key(note, entry.fate());
            if (seen.add(key)) {
                Line line = lines.get(key);
                lines.put(
                        key,
                        line == null
                                ? new Line(note.reason(), entry.fate(), 1, entry.place(), note.detail())
                                : line.more());
            }
        }
    }

    private Key key(Note note, LedgerEntry.Fate fate) {
        Key key = new Key(note.reason(), fate, LOSSES.contains(note.reason()) ? note.detail() : "");
        return lines.size() < LINES_MAX || lines.containsKey(key) ? key : new Key(note.reason(), fate, "");
    }

    /** Rejections first, then what was dropped, repaired, kept; among them the most frequent first. */
    public List<Line> lines() {
        List<Line> sorted = new ArrayList<>(lines.values());
        sorted.sort(Comparator.comparing(Line::fate)
                .reversed()
                .thenComparing(Comparator.comparingLong(Line::rows).reversed()));
        return sorted;
    }
}
