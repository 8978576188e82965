package dev.tuneset.cli;

import dev.tuneset.engine.format.Detection;
import dev.tuneset.engine.format.Format;
import dev.tuneset.engine.format.Formats;
import dev.tuneset.engine.mapping.MappingSpec;
import dev.tuneset.engine.mapping.MappingSuggestion;
import dev.tuneset.engine.recipe.RecipeTree;
import dev.tuneset.engine.row.Row;
import dev.tuneset.engine.row.Schema;
import dev.tuneset.engine.run.Prospect;
import dev.tuneset.engine.run.ReasonTally;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the first rows of a source say: the format they may be in, how their columns may be mapped, and what each format would lose.
 *
 * @param reading the rows as examples of the likeliest format; {@code null} when none fits
 * @param targets what each format would make of these examples
 */
record SampleLook(
        List<Detection> formats,
        MappingSuggestion mapping,
        @Nullable Prospect reading,
        List<Prospect> targets) {
    /** As many as a format is told from. */
    static final int ROWS = 200;

    /** Below it the columns may as well be mapped. */
    private static final double SURE = 0.9;

    private static final int LINES_SHOWN = 3;

    static SampleLook of(Schema schema, List<Row> sample) {
        List<Detection> formats = Formats.detect(sample);
        MappingSuggestion mapping = MappingSuggestion.of(schema, sample);
        if (formats.isEmpty()) {
            return new SampleLook(formats, mapping, null, List.of());
        }
        Format source = Formats.named(formats.get(0).format());
        return new SampleLook(formats, mapping, Prospect.reading(source, sample), Prospect.ofAll(source, sample));
    }

    void addTo(Map<String, @Nullable Object> result) {
        result.put("formats", formats.stream().map(SampleLook::tree).toList());
        if (!mapping.spec().equals(MappingSpec.EMPTY)) {
            Map<String, @Nullable Object> tree = new LinkedHashMap<>(RecipeTree.mapTree(mapping.spec()));
            tree.put("columns", mapping.guesses().stream().map(SampleLook::tree).toList());
            result.put("mapping", tree);
        }
        if (reading != null) {
            result.put("reading", tree(reading));
            result.put("targets", targets.stream().map(SampleLook::tree).toList());
        }
    }

    private static Map<String, @Nullable Object> tree(Detection detection) {
        Map<String, @Nullable Object> tree = new LinkedHashMap<>();
        tree.put("format", detection.format());
        tree.put("confidence", detection.confidence());
        tree.put("reason", detection.reason());
        return tree;
    }

    private static Map<String, @Nullable Object> tree(MappingSuggestion.Guess guess) {
        Map<String, @Nullable Object> tree = new LinkedHashMap<>();
        tree.put("column", guess.column());
        tree.put("use", guess.use().wire());
        tree.put("reason", guess.reason());
        return tree;
    }

    private static Map<String, @Nullable Object> tree(Prospect prospect) {
        Map<String, @Nullable Object> tree = new LinkedHashMap<>();
        tree.put("format", prospect.format());
        tree.put("whole", prospect.whole());
        tree.put("lossy", prospect.lossy());
        tree.put("rejected", prospect.rejected());
        tree.put("notes", prospect.lines().stream().map(SampleLook::tree).toList());
        return tree;
    }

    private static Map<String, @Nullable Object> tree(ReasonTally.Line line) {
        Map<String, @Nullable Object> tree = new LinkedHashMap<>();
        tree.put("outcome", line.fate().wire());
        tree.put("reason", line.reason().wire());
        tree.put("rows", line.rows());
        tree.put("place", line.place().toString());
        tree.put("detail", line.detail());
        return tree;
    }

    /** The same for people: the mapping only where the format is in doubt, and of the targets only what goes wrong. */
    List<String> lines() {
        List<String> lines = new ArrayList<>();
        for (Detection detection : formats) {
            lines.add(String.format(
                    Locale.ROOT,
                    "%-12s %s  (%.0f %%: %s)",
                    "format",
                    detection.format(),
                    detection.confidence() * 100,
                    detection.reason()));
        }
        if (formats.isEmpty() || formats.get(0).confidence() < SURE) {
            RecipeTree.mapTree(mapping.spec())
                    .forEach((field, value) ->
                            lines.add(String.format(Locale.ROOT, "%-12s %s: %s", "map", field, shown(value))));
        }
        if (reading != null) {
            addNotes(lines, "read", reading);
            addTargets(lines);
        }
        return lines;
    }

    private void addTargets(List<String> lines) {
        List<String> never = new ArrayList<>();
        for (Prospect target : targets) {
            if (target.whole() + target.lossy() == 0) {
                never.add(target.format());
            } else if (target.lossy() + target.rejected() > 0) {
                lines.add(String.format(
                        Locale.ROOT,
                        "%-12s %s: %,d rows whole, %,d lose something, %,d cannot be written",
                        "to",
                        target.format(),
                        target.whole(),
                        target.lossy(),
                        target.rejected()));
                addNotes(lines, "", target);
            }
        }
        if (!never.isEmpty()) {
            lines.add(String.format(Locale.ROOT, "%-12s %s", "cannot hold", String.join(", ", never)));
        }
    }

    private static void addNotes(List<String> lines, String head, Prospect prospect) {
        for (ReasonTally.Line line :
                prospect.lines().stream().limit(LINES_SHOWN).toList()) {
            lines.add(String.format(
                    Locale.ROOT, "%-12s %s (%,d): %s", head, line.reason().wire(), line.rows(), line.detail()));
        }
    }

    private static String shown(@Nullable Object value) {
        return String.valueOf(value).replace("\n", "\\n");
    }
}
