package dev.tuneset.engine.run;

import dev.tuneset.engine.recipe.Recipe;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** How a run's files were made, in the sentences of its dataset card. */
final class RunStory {
    private RunStory() {}

    static List<String> of(Recipe recipe, LedgerCounts counts) {
        List<String> lines = new ArrayList<>();
        String source = Objects.requireNonNullElse(recipe.source().path(), "its source");
        lines.add(counts.read() + " rows of " + code(source) + " were read: " + counts.kept() + " kept, "
                + counts.repaired() + " repaired, " + counts.dropped() + " dropped, " + counts.rejected()
                + " rejected.");
        lines.add("`ledger.jsonl` has the place of each row that was not simply kept, and the reason.");
        lines.add(
                "`recipe.yaml` makes the same files again: `tuneset convert SOURCE --recipe recipe.yaml --out FOLDER`.");
        lines.add("`SHA256SUMS` has the sum of every file: `sha256sum -c SHA256SUMS`.");
        return lines;
    }

    private static String code(String text) {
        return "`" + text.replace("`", "'").replaceAll("\\s+", " ") + "`";
    }
}
