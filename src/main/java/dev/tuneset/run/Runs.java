package dev.tuneset.run;

import dev.tuneset.dataset.Datasets;
import dev.tuneset.engine.outcome.Problem;
import dev.tuneset.engine.outcome.TunesetException;
import dev.tuneset.engine.recipe.Recipe;
import dev.tuneset.engine.recipe.RecipeText;
import dev.tuneset.engine.run.Conversion;
import dev.tuneset.engine.run.Report;
import dev.tuneset.engine.run.Run;
import dev.tuneset.engine.sink.JsonValues;
import dev.tuneset.engine.store.RowStore;
import dev.tuneset.job.Job;
import dev.tuneset.job.JobProgress;
import dev.tuneset.job.Jobs;
import dev.tuneset.project.Projects;
import dev.tuneset.recipe.Recipes;
import dev.tuneset.recipe.SavedRecipe;
import dev.tuneset.template.Templates;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.transaction.Transactional;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** What can be done with runs. A run is remembered with the recipe as it was; its artifacts appear when all are whole. */
@ApplicationScoped
public class Runs {
    private static final Logger LOG = Logger.getLogger(Runs.class);

    private final Projects projects;
    private final Recipes recipes;
    private final Datasets datasets;
    private final Templates templates;
    private final RunFiles files;
    private final Jobs jobs;
    private final Clock clock;

    public Runs(
            Projects projects,
            Recipes recipes,
            Datasets datasets,
            Templates templates,
            RunFiles files,
            Jobs jobs,
            Clock clock) {
        this.projects = projects;
        this.recipes = recipes;
        this.datasets = datasets;
        this.templates = templates;
        this.files = files;
        this.jobs = jobs;
        this.clock = clock;
    }

    /** The runs of a project, the last one first. */
    @Transactional
    public List<StoredRun> list(long projectId) {
        projects.get(projectId);
        return StoredRun.list("projectId = ?1 order by startedAt desc, id desc", projectId);
    }

    /** The run with this id; refused when there is none or its project was deleted. */
    @Transactional
    public StoredRun get(long id) {
        StoredRun run = StoredRun.<StoredRun>findByIdOptional(id)
                .orElseThrow(() -> new TunesetException(
                        Problem.NOT_FOUND, "no_such_run", "There is no run " + id + ", or it was deleted.", id));
        projects.get(run.projectId());
        return run;
    }

    /**
     * Starts a run of a recipe in the background.
     *
     * @throws TunesetException when the recipe cannot run at all: an unknown format or template, no rows yet
     */
    public StoredRun start(long recipeId) {
        SavedRecipe saved = recipes.get(recipeId);
        String source = datasets.get(saved.datasetId()).name();
        Recipe named = pinned(saved.projectId(), recipes.whole(saved));
        Conversion conversion = conversion(saved, named);
        RowStore store = datasets.open(saved.datasetId());
        StoredRun run = QuarkusTransaction.requiringNew().call(() -> {
            StoredRun fresh = new StoredRun(
                    saved.projectId(), recipeId, saved.datasetId(), RecipeText.write(named), source, now());
            fresh.persist();
            return fresh;
        });
        begin(run.id(), saved, store, job -> {
            Report report =
                    new Run(named, conversion).into(files.folder(run.id()), store.reader(), new JobProgress(job));
            change(run.id(), done -> done.finish(report.ledger(), JsonValues.text(report.tree()), now()));
        });
        return run;
    }

    /** The recipe as it stays: a chat template of the project's own is named with its version. */
    private Recipe pinned(long projectId, Recipe recipe) {
        Recipe.TargetSpec target = recipe.target();
        return target.chatTemplate() == null
                ? recipe
                : recipe.withTarget(new Recipe.TargetSpec(
                        target.format(), templates.pinned(projectId, target.chatTemplate()), target.options()));
    }

    /** Refuses a recipe that could not run at all, before it is saved. */
    public void check(SavedRecipe saved, Recipe changed) {
        conversion(saved, recipes.whole(saved, changed));
    }

    private Conversion conversion(SavedRecipe saved, Recipe named) {
        return new Conversion(named, name -> templates.named(saved.projectId(), name), LocalDateTime.now(clock));
    }

    /** The background work of a run, while it is remembered. */
    public Optional<Job> job(long id) {
        return jobs.find(key(id));
    }

    /** Asks a run to stop; answers whether there was something to stop. */
    public boolean cancel(long id) {
        return jobs.cancel(key(get(id).id()));
    }

    /** Forgets a finished run and takes its artifacts away. */
    @Transactional
    public void delete(long id) {
        StoredRun run = get(id);
        if (run.status() == RunStatus.RUNNING) {
            throw new TunesetException(
                    Problem.BAD_REQUEST, "run_is_running", "The run has not ended yet. Cancel it first.");
        }
        run.delete();
        files.delete(id);
    }

    public static String key(long id) {
        return "run-" + id;
    }

    /** After a crash: what was running did not end, and what it wrote is half. */
    @Transactional
    void recover(@Observes StartupEvent event) {
        files.sweep();
        List<StoredRun> cut = StoredRun.list("status", RunStatus.RUNNING);
        cut.forEach(run -> {
            // Killed between the last file and the last word to the database.
            files.delete(run.id());
            run.breakOff(RunStatus.INTERRUPTED, null, now());
        });
        if (!cut.isEmpty()) {
            LOG.infof("%d runs were interrupted when Tuneset last ended; they can be run again", cut.size());
        }
    }

    private void begin(long id, SavedRecipe saved, RowStore store, Consumer<Job> work) {
        Set<String> uses = Set.of(Projects.key(saved.projectId()), Datasets.key(saved.datasetId()));
        try {
            jobs.start(key(id), uses, job -> {
                try (store) {
                    work.accept(job);
                } catch (TunesetException e) {
                    boolean cancelled = e.problem() == Problem.CANCELLED;
                    change(
                            id,
                            run -> run.breakOff(
                                    cancelled ? RunStatus.CANCELLED : RunStatus.FAILED,
                                    cancelled ? null : problem(e),
                                    now()));
                    throw e;
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                } catch (RuntimeException | Error e) {
                    change(id, run -> run.breakOff(RunStatus.FAILED, problem(unexpected()), now()));
                    throw e;
                }
            });
        } catch (TunesetException refused) {
            change(id, run -> run.breakOff(RunStatus.FAILED, problem(refused), now()));
            throw refused;
        }
    }

    private static void change(long id, Consumer<StoredRun> change) {
        QuarkusTransaction.requiringNew()
                .run(() -> StoredRun.<StoredRun>findByIdOptional(id).ifPresent(change));
    }

    private static TunesetException unexpected() {
        return new TunesetException(
                Problem.LIMIT_REACHED,
                "unexpected",
                "The run ended for a reason that Tuneset did not foresee; the server's log has it.");
    }

    private static String problem(TunesetException trouble) {
        Map<String, @Nullable Object> tree = new LinkedHashMap<>();
        tree.put("code", trouble.code());
        tree.put("detail", trouble.getMessage());
        List<Object> arguments = new ArrayList<>();
        for (Object argument : trouble.arguments()) {
            arguments.add(String.valueOf(argument));
        }
        tree.put("arguments", arguments);
        tree.put("field", trouble.field());
        return JsonValues.text(tree);
    }

    private Instant now() {
        return clock.instant();
    }
}
