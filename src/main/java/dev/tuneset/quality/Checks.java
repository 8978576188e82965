package dev.tuneset.quality;

import dev.tuneset.dataset.Datasets;
import dev.tuneset.engine.outcome.TunesetException;
import dev.tuneset.engine.quality.DatasetCheck;
import dev.tuneset.engine.recipe.Recipe;
import dev.tuneset.engine.run.Conversion;
import dev.tuneset.engine.run.LedgerCounts;
import dev.tuneset.engine.run.ReasonTally;
import dev.tuneset.engine.store.Folders;
import dev.tuneset.engine.store.RowStore;
import dev.tuneset.engine.store.Trouble;
import dev.tuneset.job.Job;
import dev.tuneset.job.JobProgress;
import dev.tuneset.job.Jobs;
import dev.tuneset.recipe.Fingerprints;
import dev.tuneset.recipe.Recipes;
import dev.tuneset.recipe.SavedRecipe;
import dev.tuneset.template.Templates;
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

/**
 * Checks the examples that recipes make of all their rows. A report holds as long as the recipe and its rows stay what they were.
 * Small datasets are checked while the reader waits, large ones in the background.
 */
@ApplicationScoped
public class Checks {
    /** So long a reader waits at most for a small dataset. */
    private static final Duration WAIT = Duration.ofSeconds(20);

    private final Recipes recipes;
    private final Datasets datasets;
    private final Templates templates;
    private final CheckFiles files;
    private final Jobs jobs;
    private final Clock clock;
    private final Fingerprints fingerprints;
    private final long rowsAtOnce;
    private final Map<Long, String> checked = new ConcurrentHashMap<>();

    Checks(
            Recipes recipes,
            Datasets datasets,
            Templates templates,
            CheckFiles files,
            Jobs jobs,
            Clock clock,
            Fingerprints fingerprints,
            @ConfigProperty(name = "tuneset.check.rows-at-once", defaultValue = "20000") long rowsAtOnce) {
        this.recipes = recipes;
        this.datasets = datasets;
        this.templates = templates;
        this.files = files;
        this.jobs = jobs;
        this.clock = clock;
        this.fingerprints = fingerprints;
        this.rowsAtOnce = rowsAtOnce;
    }

    /** The report of a recipe as it is now; empty when it was not checked since it or its rows changed. */
    public Optional<CheckReport> report(long recipeId) {
        SavedRecipe saved = recipes.get(recipeId);
        return files.read(recipeId).filter(report -> report.of().equals(fingerprints.of(saved)));
    }

    /**
     * Checks a recipe, unless there is a report or it is being checked; waits a while when the dataset is small.
     *
     * @throws TunesetException when the recipe cannot run at all
     */
    public void check(long recipeId) {
        SavedRecipe saved = recipes.get(recipeId);
        boolean small = datasets.get(saved.datasetId()).rowsInAll() <= rowsAtOnce;
        Optional<Job> job = begin(saved);
        if (small) {
            job.ifPresent(begun -> begun.await(WAIT));
        }
    }

    /** The job that works on it now; empty when there is a report. */
    private synchronized Optional<Job> begin(SavedRecipe saved) {
        if (report(saved.id()).isPresent()) {
            return Optional.empty();
        }
        String fingerprint = fingerprints.of(saved);
        Optional<Job> live = job(saved.id()).filter(job -> job.state().isLive());
        if (live.isPresent() && fingerprint.equals(checked.get(saved.id()))) {
            return live;
        }
        live.ifPresent(stale -> {
            stale.cancel();
            stale.await(WAIT);
        });
        return Optional.of(start(saved, fingerprint));
    }

    /** The check that is under way, or the last one. */
    public Optional<Job> job(long recipeId) {
        return jobs.find(key(recipeId));
    }

    /** Whether the last check, of the recipe and the rows as they are now, ended without a report. */
    public boolean gaveUp(long recipeId) {
        return job(recipeId).filter(job -> !job.state().isLive()).isPresent()
                && fingerprints.of(recipes.get(recipeId)).equals(checked.get(recipeId))
                && report(recipeId).isEmpty();
    }

    /**
     * Tells once why the last check failed; asked again, it is tried again.
     *
     * @throws IllegalStateException when it failed by a mistake of ours
     */
    Optional<TunesetException> takeFailure(long recipeId) {
        Optional<Job> failed = job(recipeId).filter(job -> job.state() == Job.State.FAILED && gaveUp(recipeId));
        if (failed.isEmpty()) {
            return Optional.empty();
        }
        checked.remove(recipeId);
        return Optional.of(failed.get()
                .failure()
                .orElseThrow(() -> new IllegalStateException("the check of recipe " + recipeId + " failed")));
    }

    /** Asks a check to stop; answers whether there was something to stop. */
    public boolean cancel(long recipeId) {
        return jobs.cancel(key(recipes.get(recipeId).id()));
    }

    static String key(long recipeId) {
        return "check-" + recipeId;
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

    private Job start(SavedRecipe saved, String fingerprint) {
        Recipe recipe = saved.recipe();
        Conversion conversion = new Conversion(
                recipe.withPack(null), name -> templates.named(saved.projectId(), name), LocalDateTime.now(clock));
        RowStore store = datasets.open(saved.datasetId());
        boolean started = false;
        try {
            Job job = jobs.start(key(saved.id()), running -> {
                try (store) {
                    files.write(saved.id(), run(conversion, store, fingerprint, running));
                } catch (IOException e) {
                    throw Trouble.writing(e);
                }
            });
            started = true;
            checked.put(saved.id(), fingerprint);
            return job;
        } finally {
            if (!started) {
                close(store);
            }
        }
    }

    private CheckReport run(Conversion conversion, RowStore store, String fingerprint, Job job) throws IOException {
        DatasetCheck check = new DatasetCheck();
        Path scratch = Files.createTempDirectory("tuneset-check");
        try {
            ReasonTally tally = new ReasonTally();
            LedgerCounts counts = conversion.run(
                    new NumberedRows(store.reader()),
                    scratch,
                    (place, converted) -> check.add(converted.example(), place),
                    tally,
                    new JobProgress(job));
            return CheckReport.of(fingerprint, clock.instant().toString(), counts, tally, check.report());
        } finally {
            Folders.delete(scratch);
        }
    }

    private static void close(RowStore store) {
        try {
            store.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
