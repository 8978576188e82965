package dev.tuneset.recipe;

import dev.tuneset.engine.format.Format;
import dev.tuneset.engine.format.Formats;
import dev.tuneset.engine.outcome.Outcome;
import dev.tuneset.engine.outcome.TunesetException;
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
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
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
    /** What one tool finds. */
    private record Look(Pack pack, PackPlan plan, Tally tally) {}

    /** Of the tool that the recipe is for, or of all that load its target format. */
    static List<ToolHint> of(Recipe recipe, Map<Place, List<Converted>> made) {
        Map<Map<String, @Nullable Object>, List<Look>> looks = new LinkedHashMap<>();
        List<Look> all = new ArrayList<>();
        for (Pack pack : Packs.all()) {
            boolean meant = recipe.pack() == null || recipe.pack().tool().equals(pack.name());
            if (meant && pack.card().formats().contains(recipe.target().format())) {
                PackRequest request = request(pack, recipe);
                try {
                    PackPlan plan = Packs.plan(request);
                    Look look = new Look(pack, plan, plan.tally());
                    looks.computeIfAbsent(Packs.options(request), options -> new ArrayList<>())
                            .add(look);
                    all.add(look);
                } catch (TunesetException unfit) {
                    // A tool that does not take this at all says so on the export step.
                }
            }
        }
        looks.forEach((options, same) -> write(recipe, options, same, made));
        return all.stream().flatMap(ToolHint::hints).toList();
    }

    private static PackRequest request(Pack pack, Recipe recipe) {
        return new PackRequest(
                PackSpec.of(pack.name()),
                recipe.target().format(),
                recipe.target().options(),
                WriteSpec.JSONL,
                null,
                List.of("train"),
                Set.of(),
                null);
    }

    /** Most tools want the same records: these are written once, or are those that the recipe wrote. */
    private static void write(
            Recipe recipe, Map<String, @Nullable Object> options, List<Look> looks, Map<Place, List<Converted>> made) {
        Format format;
        try {
            format = Formats.named(recipe.target().format()).with(options);
        } catch (TunesetException unfit) {
            // So does the form of the options.
            return;
        }
        boolean same = options.equals(recipe.target().options());
        made.forEach((place, examples) -> examples.forEach(one -> {
            Outcome<Map<String, @Nullable Object>> written =
                    same ? Outcome.of(one.fields(), List.of()) : format.write(one.example());
            for (Look look : looks) {
                Map<String, @Nullable Object> record = Outcome.valueOf(written.then(look.plan::check));
                if (record != null) {
                    look.tally.written(place, record);
                }
            }
        }));
    }

    private static Stream<ToolHint> hints(Look look) {
        return look.tally.results().stream()
                .filter(result -> result.rows() > 0 && result.effect().startsWith("tool_"))
                .map(result -> new ToolHint(
                        look.pack.card().title(),
                        result.rule(),
                        result.effect(),
                        result.rows(),
                        result.first().get(0).place()));
    }
}
