package dev.tuneset.engine.pack;

import dev.tuneset.engine.outcome.Reason;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The column that the reward functions of TRL and ms-swift compare an answer with. */
final class SolutionColumn {
    static final String NAME = "solution";
    private static final String ANSWER = "answer";

    private SolutionColumn() {}

    /** Renames the column {@code answer}, which rewards do not read, where the data has no solution of its own. */
    static Check check(String tool) {
        return Check.repairs(Reason.KEYS_RENAMED, record -> breach(record, tool), SolutionColumn::renamed);
    }

    private static @Nullable String breach(Map<String, @Nullable Object> record, String tool) {
        boolean unread = record.get(ANSWER) != null && !record.containsKey(NAME);
        return unread ? "answer was written as solution, the column that rewards of " + tool + " compare with." : null;
    }

    private static Map<String, @Nullable Object> renamed(Map<String, @Nullable Object> record) {
        Map<String, @Nullable Object> renamed = new LinkedHashMap<>();
        record.forEach((key, value) -> renamed.put(key.equals(ANSWER) ? NAME : key, value));
        return renamed;
    }
}
