package dev.tuneset.engine.quality;

import org.jspecify.annotations.Nullable;

/** Counts answers as long as they may be labels. */
final class AnswerLabels {
    private final TopValues values = new TopValues();
    private long answers;

    void add(String answer) {
        answers++;
        values.add(answer);
    }

    /** {@code null} when the answers are no labels. */
    @Nullable
    LabelBalance balance() {
        if (!values.areLabels(answers)) {
            return null;
        }
        return new LabelBalance(answers, values.size(), values.top(LabelBalance.VALUES_MAX));
    }
}
