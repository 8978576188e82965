package dev.tuneset.render;

import dev.tuneset.dataset.Datasets;
import dev.tuneset.engine.learn.CheckedExamples;
import dev.tuneset.engine.learn.Learner;
import dev.tuneset.engine.learn.RenderCheck;
import dev.tuneset.engine.outcome.Problem;
import dev.tuneset.engine.outcome.TunesetException;
import dev.tuneset.engine.recipe.Recipe;
import dev.tuneset.engine.run.Conversion;
import dev.tuneset.engine.run.LedgerCounts;
import dev.tuneset.engine.sink.WriteSpec;
import dev.tuneset.engine.split.SplitSpec;
import dev.tuneset.engine.store.Folders;
import dev.tuneset.engine.store.RowStore;
import dev.tuneset.engine.store.Trouble;
import dev.tuneset.engine.template.ChatTemplate;
import dev.tuneset.engine.template.TemplateRenderer;
import dev.tuneset.job.Job;
import dev.tuneset.job.JobProgress;
import dev.tuneset.job.Jobs;
import dev.tuneset.recipe.Fingerprints;
import dev.tuneset.recipe.Recipes;
import dev.tuneset.recipe.SavedRecipe;
import dev.tuneset.template.Templates;
import dev.tuneset.template.Tokenizers;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDateTime;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Renders all examples of recipes and checks them: small datasets while the reader waits, large ones in the background. */
@ApplicationScoped
public class RenderChecks {
    /** So long a reader waits at most for a small dataset. */
    private static final Duration WAIT = Duration.ofSeconds(20);

    private final Recipes recipes;
    private final Datasets datasets;
    private final Templates templates;
    private final Tokenizers tokenizers;
    private final Fingerprints fingerprints;
    private final RenderCheckFiles files;
    private final Jobs jobs;
    private final Clock clock;
    private final long rowsAtOnce;
    private final Map<Long, Asked> asked = new ConcurrentHashMap<>();

    RenderChecks(
            Recipes recipes,
            Datasets datasets,
            Templates templates,
            Tokenizers tokenizers,
            Fingerprints fingerprints,
            RenderCheckFiles files,
            Jobs jobs,
            Clock clock,
            @ConfigProperty(name = "tuneset.check.rows-at-once", defaultValue = "20000") long rowsAtOnce) {
        this.recipes = recipes;
        this.datasets = datasets;
        this.templates = templates;
        this.tokenizers = tokenizers;
        this.fingerprints = fingerprints;
        this.files = files;
        this.jobs = jobs;
        this.clock = clock;
        this.rowsAtOnce = rowsAtOnce;
    }

    /** What a check was started for. */
    private record Asked(String fingerprint, RenderSettings settings) {}

    /** The last check of a recipe, whatever it was made with; to be closed by the caller. */
    Optional<LastCheck> last(long recipeId) {
        return files.open(recipeId);
    }

    /** Whether the texts and tokens of a check are those that a recipe gives now with these settings; policy and limit may differ. */
    boolean holds(LastCheck check, SavedRecipe saved, RenderSettings settings) {
        return check.report().of().equals(fingerprint(saved, settings));
    }

    /** What a check was made with last, but with the recipe's own template. */
    RenderSettings settings(SavedRecipe saved) {
        String kept = saved.recipe().target().chatTemplate();
        return lastSettings(saved).withTemplate(kept == null ? "" : kept);
    }

    /** What a check was made with last; else the usual, with the recipe's template. */
    RenderSettings lastSettings(SavedRecipe saved) {
        Optional<LastCheck> last = last(saved.id());
        if (last.isEmpty()) {
            String kept = saved.recipe().target().chatTemplate();
            return RenderSettings.usual(kept == null ? "" : kept);
        }
        try (LastCheck check = last.get()) {
            return check.settings();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Checks all rows of a recipe, unless that is being done; waits a while when the dataset is small.
     *
     * @throws TunesetException when the recipe cannot run at all, or the settings fit nothing
     */
    Job check(SavedRecipe saved, RenderSettings settings) {
        boolean small = datasets.get(saved.datasetId()).rowsInAll() <= rowsAtOnce;
        Job job = begin(saved, settings);
        if (small) {
            job.await(WAIT);
        }
        return job;
    }

    /** The check that is under way, or the last one. */
    Optional<Job> job(long recipeId) {
        return jobs.find(key(recipeId));
    }

    /** Asks a check to stop; answers whether there was something to stop. */
    boolean cancel(long recipeId) {
        return jobs.cancel(key(recipes.get(recipeId).id()));
    }

    static String key(long recipeId) {
        return "render-check-" + recipeId;
    }

    void sweep(@Observes StartupEvent event) {
        files.sweep(this::exists);
    }

    private boolean exists(long recipeId) {
        try {
            return recipes.get(recipeId).id() == recipeId;
        } catch (TunesetException gone) {
            return false;
        }
    }

    private synchronized Job begin(SavedRecipe saved, RenderSettings settings) {
        Asked wanted = new Asked(fingerprint(saved, settings), settings);
        Optional<Job> live = job(saved.id()).filter(job -> job.state().isLive());
        if (live.isPresent() && wanted.equals(asked.get(saved.id()))) {
            return live.get();
        }
        live.ifPresent(stale -> {
            stale.cancel();
            stale.await(WAIT);
        });
        Work work = work(saved, wanted);
        RowStore store = datasets.open(saved.datasetId());
        boolean started = false;
        try {
            Job job = jobs.start(key(saved.id()), running -> work.run(store, running));
            started = true;
            asked.put(saved.id(), wanted);
            return job;
        } finally {
            if (!started) {
                close(store);
            }
        }
    }

    private Work work(SavedRecipe saved, Asked wanted) {
        RenderSettings settings = wanted.settings();
        if (settings.template().isEmpty()) {
            throw new TunesetException(
                            Problem.BAD_REQUEST,
                            "no_chat_template",
                            "Choose a chat template first: without one there is no text to check.")
                    .inField("template");
        }
        LocalDateTime now = LocalDateTime.now(clock);
        ChatTemplate template = templates.named(saved.projectId(), settings.template());
        Tokenizers.Counter counter =
                tokenizers.named(saved.projectId(), settings.counting(tokenizers, saved.projectId()));
        return new Work(
                saved.id(),
                wanted,
                // The learner renders each example itself, so the conversion need not.
                new Conversion(withTemplate(saved.recipe(), "").withPack(null), name -> template, now),
                new Learner(template, new TemplateRenderer(template, now), settings.policy()),
                new RenderCheck(template, counter.tokenizer(), settings.rule()),
                counter);
    }

    /** One check, ready to run. */
    private final class Work {
        private final long recipeId;
        private final Asked wanted;
        private final Conversion conversion;
        private final Learner learner;
        private final RenderCheck check;
        private final Tokenizers.Counter counter;

        Work(
                long recipeId,
                Asked wanted,
                Conversion conversion,
                Learner learner,
                RenderCheck check,
                Tokenizers.Counter counter) {
            this.recipeId = recipeId;
            this.wanted = wanted;
            this.conversion = conversion;
            this.learner = learner;
            this.check = check;
            this.counter = counter;
        }

        void run(RowStore store, Job job) {
            try (store) {
                files.write(recipeId, writer -> fill(writer, store, job));
            } catch (IOException e) {
                throw Trouble.writing(e);
            }
        }

        private RenderCheckReport fill(CheckWriter writer, RowStore store, Job job) throws IOException {
            Path scratch = Files.createTempDirectory("tuneset-render-check");
            try {
                CheckedExamples examples =
                        new CheckedExamples(learner, check, (place, row) -> writer.row(place.row(), row));
                LedgerCounts counts = conversion.run(
                        new ReadableRows(store.reader()),
                        scratch,
                        examples,
                        entry -> writer.fate(entry.place().row(), entry.fate()),
                        new JobProgress(job));
                examples.finish();
                return RenderCheckReport.of(
                        wanted.fingerprint(),
                        clock.instant().toString(),
                        wanted.settings(),
                        counts,
                        counter,
                        check.report());
            } finally {
                Folders.delete(scratch);
            }
        }
    }

    private static void close(RowStore store) {
        try {
            store.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String fingerprint(SavedRecipe saved, RenderSettings settings) {
        Recipe recipe = withTemplate(saved.recipe(), settings.template());
        // How the examples are split and written changes nothing here.
        Recipe rendered = new Recipe(
                recipe.source(),
                recipe.map(),
                recipe.clean(),
                recipe.target(),
                SplitSpec.ALL_TRAIN,
                WriteSpec.JSONL,
                recipe.compat());
        String counting = settings.counting(tokenizers, saved.projectId());
        return fingerprints.of(saved, rendered, counting + " " + tokenizers.identity(saved.projectId(), counting));
    }

    /** The recipe with another chat template, or with none where the name is empty. */
    static Recipe withTemplate(Recipe recipe, String template) {
        return recipe.withTarget(recipe.target().withTemplate(template.isEmpty() ? null : template));
    }
}
