package dev.tuneset.engine.quality;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Findings about the examples as a whole. */
final class WholeFindings {
    /** The most frequent label comes so many times as often as the rarest. */
    private static final int IMBALANCE_FACTOR = 10;

    private static final double MAJORITY_SHARE = 0.8;

    private WholeFindings() {}

    static List<Finding> of(long examples, @Nullable LabelBalance labels, boolean complete, long soughtMax) {
        List<Finding> found = new ArrayList<>();
        addSize(examples, found);
        if (labels != null) {
            addBalance(labels, found);
        }
        if (!complete) {
            found.add(finding(
                    Finding.Code.DUPLICATES_NOT_SOUGHT,
                    examples - soughtMax,
                    "duplicates were sought among the first " + soughtMax + " examples only"));
        }
        return found;
    }

    private static void addSize(long examples, List<Finding> found) {
        if (examples == 0) {
            found.add(finding(Finding.Code.NO_EXAMPLES, 0, "there is no example"));
        } else if (examples < DatasetReport.EXAMPLES_MIN) {
            found.add(finding(
                    Finding.Code.TOO_FEW_EXAMPLES,
                    examples,
                    examples + " examples; under " + DatasetReport.EXAMPLES_MIN + " hardly an effect is seen"));
        } else if (examples < DatasetReport.EXAMPLES_GOOD) {
            found.add(finding(
                    Finding.Code.FEW_EXAMPLES,
                    examples,
                    examples + " examples; results are better from " + DatasetReport.EXAMPLES_GOOD + " on"));
        }
    }

    private static void addBalance(LabelBalance labels, List<Finding> found) {
        ValueCount most = labels.values().get(0);
        ValueCount least = labels.values().get(labels.values().size() - 1);
        if (labels.labels() == 1) {
            found.add(finding(
                    Finding.Code.ONE_LABEL,
                    most.count(),
                    "every answer is \"" + most.value() + "\", so there is nothing to tell apart"));
            return;
        }
        double share = (double) most.count() / labels.answers();
        if (share >= MAJORITY_SHARE || most.count() >= IMBALANCE_FACTOR * least.count()) {
            found.add(finding(
                    Finding.Code.IMBALANCED_LABELS,
                    labels.labels(),
                    String.format(
                            Locale.ROOT,
                            "\"%s\" makes %.1f %% of the answers, \"%s\" only %.1f %%",
                            most.value(),
                            100 * share,
                            least.value(),
                            100.0 * least.count() / labels.answers())));
        }
    }

    private static Finding finding(Finding.Code code, long count, String detail) {
        return new Finding(code, code.severity(), count, List.of(), detail);
    }
}
