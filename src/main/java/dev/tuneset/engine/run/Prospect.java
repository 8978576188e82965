package dev.tuneset.engine.run;

import dev.tuneset.engine.example.Example;
import dev.tuneset.engine.format.Format;
import dev.tuneset.engine.format.Formats;
import dev.tuneset.engine.outcome.Note;
import dev.tuneset.engine.outcome.Outcome;
import dev.tuneset.engine.outcome.Reason;
import dev.tuneset.engine.row.Row;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a sample of rows would come to in a format.
 *
 * @param format its name
 * @param whole rows that lose nothing
 * @param lossy rows that lose something
 * @param rejected rows that it cannot hold, or that cannot be read
 * @param lines what was said of the rows
 */
public record Prospect(String format, long whole, long lossy, long rejected, List<ReasonTally.Line> lines) {
    public Prospect {
        lines = List.copyOf(lines);
    }

    /** The sample as examples of its own format. */
    public static Prospect reading(Format source, List<Row> sample) {
        Count count = new Count();
        sample.forEach(row -> count.add(row, source.read(row)));
        return count.prospect(source);
    }

    /** What each format would make of the rows that are read. */
    public static List<Prospect> ofAll(Format source, List<Row> sample) {
        Map<Row, Example> examples = new LinkedHashMap<>();
        for (Row row : sample) {
            Example example = Outcome.valueOf(source.read(row));
            if (example != null) {
                examples.put(row, example);
            }
        }
        List<Prospect> all = new ArrayList<>();
        for (Format target : Formats.all()) {
            Count count = new Count();
            examples.forEach((row, example) -> count.add(row, target.write(example)));
            all.add(count.prospect(target));
        }
        return all;
    }

    private static final class Count {
        private final ReasonTally tally = new ReasonTally();
        private long whole;
        private long lossy;
        private long rejected;

        void add(Row row, Outcome<?> outcome) {
            if (outcome instanceof Outcome.Rejected<?> refused) {
                rejected++;
                enter(row, LedgerEntry.Fate.REJECTED, List.of(refused.note()));
                return;
            }
            List<Note> notes = outcome instanceof Outcome.Repaired<?> repaired ? repaired.notes() : List.of();
            boolean lost = notes.stream().anyMatch(note -> note.reason() == Reason.CONTENT_LOST);
            lossy += lost ? 1 : 0;
            whole += lost ? 0 : 1;
            enter(row, LedgerEntry.Fate.REPAIRED, notes);
        }

        private void enter(Row row, LedgerEntry.Fate fate, List<Note> notes) {
            if (!notes.isEmpty()) {
                tally.enter(new LedgerEntry(row.place(), fate, notes));
            }
        }

        Prospect prospect(Format format) {
            return new Prospect(format.name(), whole, lossy, rejected, tally.lines());
        }
    }
}
