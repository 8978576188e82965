package dev.tuneset.engine.quality;

import java.util.List;

/**
 * How often each answer comes, for answers that are labels.
 *
 * @param answers number of all answers
 * @param labels number of different ones
 * @param values the most frequent first, at most {@link #VALUES_MAX}
 */
public record LabelBalance(long answers, int labels, List<ValueCount> values) {
    public static final int VALUES_MAX = 1_000;

    public LabelBalance {
        values = List.copyOf(values);
    }
}
