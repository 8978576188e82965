package dev.tuneset.engine.quality;

import dev.tuneset.engine.example.Role;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a set of examples is like.
 *
 * @param characters characters per message, by role; texts without a role are not among them
 * @param textCharacters characters per plain text
 * @param turns messages per conversation
 * @param lengths characters per example, all its texts together; {@code null} when there is none
 * @param labels how often each answer comes; {@code null} when the answers are no labels
 * @param duplicatesComplete whether duplicates were sought among all examples
 * @param findings most severe first
 */
public record DatasetReport(
        long examples,
        Map<Role, Spread> characters,
        @Nullable Spread textCharacters,
        @Nullable Spread turns,
        @Nullable Histogram lengths,
        @Nullable LabelBalance labels,
        boolean duplicatesComplete,
        List<Finding> findings) {
    /** Under so many examples hardly an effect is seen. */
    public static final int EXAMPLES_MIN = 100;
    /** From so many examples on results are better. */
    public static final int EXAMPLES_GOOD = 1_000;

    public DatasetReport {
        findings = List.copyOf(findings);
    }
}
