package dev.tuneset.engine.run;

import dev.tuneset.engine.clean.CleanSpec;
import dev.tuneset.engine.clean.CleaningStep;
import dev.tuneset.engine.example.Example;
import dev.tuneset.engine.format.Format;
import dev.tuneset.engine.format.Formats;
import dev.tuneset.engine.outcome.Outcome;
import dev.tuneset.engine.outcome.Problem;
import dev.tuneset.engine.outcome.Reason;
import dev.tuneset.engine.outcome.TunesetException;
import dev.tuneset.engine.recipe.Recipe;
import dev.tuneset.engine.row.Place;
import dev.tuneset.engine.row.RowReader;
import dev.tuneset.engine.template.ChatTemplate;
import dev.tuneset.engine.template.TemplateRenderer;
import dev.tuneset.engine.template.jinja.TemplateException;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The one door of the engine: rows through a recipe to records, every row with its outcome. The page, the REST interface
 * and the command line all go through here, so the same recipe gives the same records everywhere.
 */
public final class Conversion {
    private static final int ROWS_BETWEEN_REPORTS = 256;

    private final Recipe recipe;
    private final Format target;
    private final @Nullable TemplateRenderer renderer;

    /**
     * Checks all of a recipe that can be checked without its source.
     *
     * @param templates finds a chat template by name, or refuses
     * @param now the moment a chat template is told when the recipe does not fix one
     */
    public Conversion(Recipe recipe, Function<String, ChatTemplate> templates, LocalDateTime now) {
        this.recipe = recipe;
        this.target = target(recipe);
        String template = recipe.target().chatTemplate();
        this.renderer = template == null ? null : new TemplateRenderer(templates.apply(template), now);
    }

    /** Unsloth puts the conversation after the columns that stay, where the recipe asks for no other order. */
    private static Format target(Recipe recipe) {
        Map<String, @Nullable Object> options =
                new LinkedHashMap<>(recipe.target().options());
        if (recipe.compat() == Recipe.Compat.UNSLOTH) {
            options.putIfAbsent("attributes", "before");
        }
        return Formats.named(recipe.target().format()).with(options);
    }

    /**
     * Converts all rows.
     *
     * @param scratch a folder for files that live no longer than the call
     * @throws TunesetException when the source cannot be read, the output cannot be written, the recipe does not fit the
     *     source, or the run was cancelled
     */
    public LedgerCounts run(RowReader rows, Path scratch, Output output, Ledger.Book book, Progress progress) {
        Ledger ledger = new Ledger(entry -> enter(book, entry));
        List<CleaningStep> steps = recipe.clean().stream().map(CleanSpec::start).toList();
        try (PeekedRows peeked = new PeekedRows(rows);
                Stages stages = Stages.of(recipe, target, peeked, scratch)) {
            Candidates candidates = stages.candidates();
            long seen = 0;
            for (Candidate candidate = candidates.next(); candidate != null; candidate = candidates.next()) {
                Outcome<List<Converted>> outcome = candidate.outcome().then(example -> finish(example, steps, stages));
                ledger.enter(candidate.place(), outcome);
                for (Converted converted : madeBy(outcome)) {
                    write(output, candidate.place(), converted);
                }
                if (++seen % ROWS_BETWEEN_REPORTS == 0) {
                    report(progress, seen, peeked);
                }
            }
            report(progress, seen, peeked);
        } catch (IOException e) {
            throw new TunesetException(
                            Problem.UNREADABLE_SOURCE,
                            "source_unreadable",
                            "The source cannot be read on: " + e.getMessage() + ".")
                    .causedBy(e);
        }
        return ledger.counts();
    }

    private Outcome<List<Converted>> finish(Example mapped, List<CleaningStep> steps, Stages stages) {
        Outcome<List<Example>> cleaned = Outcome.kept(List.of(mapped));
        for (CleaningStep step : steps) {
            cleaned = cleaned.then(examples -> Several.through(examples, step::apply));
        }
        return cleaned.then(examples -> Several.through(examples, example -> written(example, stages)));
    }

    private Outcome<List<Converted>> written(Example example, Stages stages) {
        return stages.target()
                .apply(example)
                .then(fields -> rendered(example, fields))
                .then(one -> Outcome.kept(List.of(one)));
    }

    private Outcome<Converted> rendered(Example example, Map<String, @Nullable Object> fields) {
        if (renderer == null) {
            return Outcome.kept(new Converted(example, fields, null));
        }
        try {
            return Outcome.kept(
                    new Converted(example, fields, renderer.render(example).text()));
        } catch (TemplateException e) {
            return Outcome.rejected(Reason.TEMPLATE_ERROR, "The chat template refuses the example: " + e.getMessage());
        }
    }

    private static List<Converted> madeBy(Outcome<List<Converted>> outcome) {
        if (outcome instanceof Outcome.Kept<List<Converted>> kept) {
            return kept.value();
        }
        return outcome instanceof Outcome.Repaired<List<Converted>> repaired ? repaired.value() : List.of();
    }

    private static void report(Progress progress, long rows, RowReader reader) {
        progress.at(rows, reader.bytesRead(), reader.bytesTotal());
        if (progress.cancelled()) {
            throw new TunesetException(Problem.CANCELLED, "cancelled", "The run was cancelled; nothing was written.");
        }
    }

    private static void write(Output output, Place place, Converted converted) {
        try {
            output.write(place, converted);
        } catch (IOException e) {
            throw UnwritableOutput.because(e);
        }
    }

    private static void enter(Ledger.Book book, LedgerEntry entry) {
        try {
            book.enter(entry);
        } catch (IOException e) {
            throw UnwritableOutput.because(e);
        }
    }
}
