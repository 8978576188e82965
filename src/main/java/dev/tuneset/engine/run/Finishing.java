package dev.tuneset.engine.run;

import dev.tuneset.engine.clean.CleanSpec;
import dev.tuneset.engine.clean.CleaningStep;
import dev.tuneset.engine.example.Example;
import dev.tuneset.engine.outcome.Note;
import dev.tuneset.engine.outcome.Outcome;
import dev.tuneset.engine.outcome.Reason;
import dev.tuneset.engine.pack.PackPlan;
import dev.tuneset.engine.recipe.Recipe;
import dev.tuneset.engine.row.Place;
import dev.tuneset.engine.sink.RecordEncoder;
import dev.tuneset.engine.sink.WriteSpec;
import dev.tuneset.engine.template.TemplateRenderer;
import dev.tuneset.engine.template.jinja.TemplateException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * From candidates to records, in two parts: {@link #ahead} does on any thread all that concerns one row alone;
 * {@link #inOrder} does what depends on the rows before, such as leaving out what came before.
 */
final class Finishing {
    private final Stages stages;
    private final @Nullable TemplateRenderer renderer;
    private final @Nullable PackPlan plan;
    private final Output output;
    private final WriteSpec.As as;
    private final List<CleaningStep> alone = new ArrayList<>();
    private final List<CleaningStep> remembering = new ArrayList<>();

    /** @param plan the pack that the records are for; {@code null} without one */
    Finishing(
            Recipe recipe, Stages stages, @Nullable TemplateRenderer renderer, @Nullable PackPlan plan, Output output) {
        this.stages = stages;
        this.renderer = renderer;
        this.plan = plan;
        this.output = output;
        this.as = recipe.write().as();
        for (CleanSpec step : recipe.clean()) {
            boolean after = step.remembers() || !remembering.isEmpty();
            (after ? remembering : alone).add(step.start());
        }
    }

    /**
     * A row as far as it can be brought without those before it.
     *
     * @param examples those that wait for the steps that remember
     * @param written what would be written for each of them, were it kept
     */
    record Finished(Place place, Outcome<List<Example>> examples, List<Outcome<List<Converted>>> written) {}

    /** Reads, maps, cleans and writes candidates ahead of their turn. */
    List<Finished> ahead(Candidates.Batch batch) throws IOException {
        RecordEncoder encoder = output.encoder();
        List<Finished> finished = new ArrayList<>();
        for (Candidate candidate : batch.candidates()) {
            Outcome<List<Example>> examples =
                    through(alone, candidate.outcome().then(example -> Outcome.kept(List.of(example))));
            List<Outcome<List<Converted>>> written = new ArrayList<>(1);
            for (Example example : Objects.requireNonNullElse(Outcome.valueOf(examples), List.<Example>of())) {
                written.add(written(example, encoder));
            }
            finished.add(new Finished(candidate.place(), examples, written));
        }
        return finished;
    }

    /** What becomes of a row, rows being asked after in the order of the source. */
    Outcome<List<Converted>> inOrder(Finished finished) {
        return through(remembering, finished.examples())
                .then(kept -> Several.through(kept, example -> ahead(finished, example)));
    }

    private Outcome<List<Converted>> ahead(Finished finished, Example example) {
        int at = Objects.requireNonNull(Outcome.valueOf(finished.examples())).indexOf(example);
        return at < 0 ? written(example, null) : finished.written().get(at);
    }

    private static Outcome<List<Example>> through(List<CleaningStep> steps, Outcome<List<Example>> examples) {
        Outcome<List<Example>> cleaned = examples;
        for (CleaningStep step : steps) {
            cleaned = cleaned.then(several -> Several.through(several, step::apply));
        }
        return cleaned;
    }

    private Outcome<List<Converted>> written(Example example, @Nullable RecordEncoder encoder) {
        return stages.target().apply(example).then(this::checked).then(fields -> rendered(example, fields, encoder));
    }

    /** What the type of file cannot hold of the fields; who encodes them has seen it already. */
    private List<Note> lost(Map<String, @Nullable Object> fields, @Nullable RecordEncoder encoder) {
        String where = encoder == null || encoder.metUnheld() ? UnheldNumbers.of(fields, as) : null;
        return where == null
                ? List.of()
                : List.of(new Note(
                        Reason.CONTENT_LOST,
                        "JSON cannot hold " + where + ": written as null. Parquet and CSV keep such numbers."));
    }

    private Outcome<Map<String, @Nullable Object>> checked(Map<String, @Nullable Object> fields) {
        return plan == null ? Outcome.kept(fields) : plan.check(fields);
    }

    private Outcome<List<Converted>> rendered(
            Example example, Map<String, @Nullable Object> fields, @Nullable RecordEncoder encoder) {
        try {
            String text = renderer == null ? null : renderer.render(example).text();
            Converted converted = new Converted(example, fields, text, plan == null || plan.carriesText());
            List<Converted> written =
                    List.of(encoder == null ? converted : converted.withEncoded(encoder.encode(converted.record())));
            return Outcome.of(written, lost(fields, encoder));
        } catch (TemplateException e) {
            return Outcome.rejected(Reason.TEMPLATE_ERROR, "The chat template refuses the example: " + e.getMessage());
        }
    }
}
