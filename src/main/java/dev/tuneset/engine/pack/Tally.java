package dev.tuneset.engine.pack;

import dev.tuneset.engine.outcome.Reason;
import dev.tuneset.engine.row.Place;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Counts the rows that break each rule of a pack, and remembers where the first ones are. Not thread-safe. */
public final class Tally {
    private static final int PLACES_MAX = 10;

    private final List<Count> counts;

    private static final class Count {
        private final Check check;
        private final List<CheckResult.Where> first = new ArrayList<>(0);
        private @Nullable Place last;
        private long rows;

        Count(Check check) {
            this.check = check;
        }

        /** A row counts once, however many records were made of it; those follow each other. */
        void add(Place place) {
            if (place.equals(last)) {
                return;
            }
            last = place;
            rows++;
            if (first.size() < PLACES_MAX) {
                first.add(new CheckResult.Where(place.toString(), place.row()));
            }
        }

        boolean isForLedger() {
            return check.effect() == Check.Effect.REJECTED || check.effect() == Check.Effect.REPAIRED;
        }
    }

    Tally(List<Check> checks) {
        this.counts = checks.stream().map(Count::new).toList();
    }

    /** A record was written: rules that only warn are looked at. */
    public void written(Place place, Map<String, @Nullable Object> record) {
        for (Count count : counts) {
            if (!count.isForLedger() && count.check.breach().apply(record) != null) {
                count.add(place);
            }
        }
    }

    /** The ledger has a row under this reason. */
    public void noted(Place place, Reason reason) {
        for (Count count : counts) {
            if (count.isForLedger() && count.check.rule().equals(reason.wire())) {
                count.add(place);
            }
        }
    }

    /** What each rule found, in the order of the rules. */
    public List<CheckResult> results() {
        return counts.stream()
                .map(count ->
                        new CheckResult(count.check.rule(), count.check.effect().wire(), count.rows, count.first))
                .toList();
    }
}
