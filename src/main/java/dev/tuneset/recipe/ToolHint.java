package dev.tuneset.recipe;

import dev.tuneset.engine.format.Format;
import dev.tuneset.engine.format.Formats;
import dev.tuneset.engine.outcome.Outcome;
import dev.tuneset.engine.outcome.TunesetException;
import dev.tuneset.engine.pack.CheckResult;
import dev.tuneset.engine.pack.Pack;
import dev.tuneset.engine.pack.PackPlan;
import dev.tuneset.engine.pack.PackRequest;
import dev.tuneset.engine.pack.PackSpec;
import dev.tuneset.engine.pack.Packs;
import dev.tuneset.engine.pack.Tally;
import dev.tuneset.engine.recipe.Recipe;
import dev.tuneset.engine.row.Place;
import dev.tuneset.engine.run.Converted;
import dev.tuneset.engine.sink.WriteSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a training tool would leave out or change of its own accord, of records written for it.
 *
 * @param tool its name in the field
 * @param rule what is broken: {@code starts_with_answer}
 * @param effect {@code tool_drops} or {@code tool_changes}
 * @param rows how many rows break it
 * @param place the first of them
 */
public record ToolHint(String tool, String rule, String effect, long rows, String place) {
    /** Of the tool that the recipe is for, or of all that load its target format. */
    static List<ToolHint> of(Recipe recipe, Map<Place, List<Converted>> made) {
        List<ToolHint> hints = new ArrayList<>();
        for (Pack pack : Packs.all()) {
            boolean meant = recipe.pack() == null || recipe.pack().tool().equals(pack.name());
            if (meant && pack.card().formats().contains(recipe.target().format())) {
                add(hints, pack, recipe, made);
            }
        }
        return hints;
    }

    private static void add(List<ToolHint> hints, Pack pack, Recipe recipe, Map<Place, List<Converted>> made) {
        PackRequest request = new PackRequest(
                PackSpec.of(pack.name()),
                recipe.target().format(),
                recipe.target().options(),
                WriteSpec.JSONL,
                null,
                List.of("train"),
                Set.of(),
                null);
        Tally tally;
        try {
            PackPlan plan = Packs.plan(request);
            tally = plan.tally();
            Format format = Formats.named(recipe.target().format()).with(Packs.options(request));
            made.forEach((place, examples) -> examples.forEach(one -> look(tally, plan, place, format, one)));
        } catch (TunesetException unfit) {
            // A tool that does not take this at all says so on the export step.
            return;
        }
        for (CheckResult result : tally.results()) {
            if (result.rows() > 0 && result.effect().startsWith("tool_")) {
                hints.add(new ToolHint(
                        pack.card().title(),
                        result.rule(),
                        result.effect(),
                        result.rows(),
                        result.first().get(0).place()));
            }
        }
    }

    private static void look(Tally tally, PackPlan plan, Place place, Format format, Converted made) {
        Map<String, @Nullable Object> record =
                Outcome.valueOf(format.write(made.example()).then(plan::check));
        if (record != null) {
            tally.written(place, record);
        }
    }
}
