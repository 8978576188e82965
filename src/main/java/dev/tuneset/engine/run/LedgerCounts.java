package dev.tuneset.engine.run;

import dev.tuneset.engine.outcome.Reason;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;

/**
 * The sums of a ledger: {@code read = kept + repaired + dropped + rejected}.
 *
 * @param reasons how many rows met each reason; a repaired row may meet several
 */
public record LedgerCounts(
        long read, long kept, long repaired, long dropped, long rejected, Map<Reason, Long> reasons) {
    public LedgerCounts {
        if (kept + repaired + dropped + rejected != read) {
            throw new IllegalArgumentException("a row without an outcome: " + read + " read, " + kept + " kept, "
                    + repaired + " repaired, " + dropped + " dropped, " + rejected + " rejected");
        }
        EnumMap<Reason, Long> copy = new EnumMap<>(Reason.class);
        copy.putAll(reasons);
        reasons = Collections.unmodifiableMap(copy);
    }

    /** Rows that became part of the output. */
    public long written() {
        return kept + repaired;
    }
}
