package dev.tuneset.engine.quality;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Counts short values: all of them while they are few; once the bound is reached, only those met before, so that a value that comes
 * late is not seen.
 */
final class TopValues {
    static final int VALUE_CHARS_MAX = 200;
    private static final int VALUES_MAX = 1_000;

    private final Map<String, long[]> counts = new HashMap<>();
    private boolean complete = true;

    /** True when the value is one of those that are counted and came before. */
    boolean add(String value) {
        long[] count = value.length() > VALUE_CHARS_MAX ? null : counts.get(value);
        if (count != null) {
            count[0]++;
            return true;
        }
        if (value.length() <= VALUE_CHARS_MAX && counts.size() < VALUES_MAX) {
            counts.put(value, new long[] {1});
        } else {
            complete = false;
        }
        return false;
    }

    /** Whether every value was counted. */
    boolean isComplete() {
        return complete;
    }

    int size() {
        return counts.size();
    }

    /** The most frequent values, equal ones by their text. */
    List<ValueCount> top(int most) {
        return counts.entrySet().stream()
                .map(entry -> new ValueCount(entry.getKey(), entry.getValue()[0]))
                .sorted(Comparator.comparingLong(ValueCount::count).reversed().thenComparing(ValueCount::value))
                .limit(most)
                .toList();
    }

    /**
     * Whether so many values are labels: at most 10 different ones, or at most 1,000 that make no more than 20 % of all; and at least
     * one of them comes twice.
     */
    boolean areLabels(long all) {
        int different = counts.size();
        return complete && different > 0 && different < all && (different <= 10 || different * 5L <= all);
    }
}
