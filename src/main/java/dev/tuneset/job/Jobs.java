package dev.tuneset.job;

import dev.tuneset.engine.outcome.Problem;
import dev.tuneset.engine.outcome.TunesetException;
import io.quarkus.runtime.ShutdownEvent;
import io.smallrye.mutiny.Multi;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/** Runs jobs: some at a time, others wait, and too many are refused. */
@ApplicationScoped
public class Jobs {
    private static final Logger LOG = Logger.getLogger(Jobs.class);
    private static final int WAITING_MAX = 100;
    private static final int REMEMBERED_MAX = 500;
    private static final Duration SHUTDOWN = Duration.ofSeconds(10);

    /** How often a watcher hears of progress. */
    private static final Duration TICK = Duration.ofMillis(250);

    private final Map<String, Job> jobs = new LinkedHashMap<>();
    private final ThreadPoolExecutor workers;

    Jobs(@ConfigProperty(name = "tuneset.jobs.at-once", defaultValue = "2") int atOnce) {
        workers = new ThreadPoolExecutor(
                atOnce, atOnce, 30, TimeUnit.SECONDS, new ArrayBlockingQueue<>(WAITING_MAX), Jobs::thread);
        workers.allowCoreThreadTimeOut(true);
    }

    private static Thread thread(Runnable work) {
        Thread thread = new Thread(work, "tuneset-job");
        thread.setDaemon(true);
        return thread;
    }

    /**
     * Starts work; the task reports to its job and stores its own result before it returns.
     *
     * @param key what it works on, {@code dataset-12}; only one job works on it at a time ({@code already_running})
     */
    public Job start(String key, Consumer<Job> task) {
        return start(key, Set.of(), task);
    }

    /**
     * The same for work that makes something of what others might take away.
     *
     * @param uses what must stay until it has ended: {@code project-3}
     */
    public synchronized Job start(String key, Set<String> uses, Consumer<Job> task) {
        Job before = jobs.get(key);
        if (before != null && before.state().isLive()) {
            throw new TunesetException(
                    Problem.BAD_REQUEST,
                    "already_running",
                    "This is being worked on already. Wait for it or cancel it.");
        }
        Job job = new Job(key, uses);
        try {
            workers.execute(() -> work(job, task));
        } catch (RejectedExecutionException e) {
            throw new TunesetException(
                            Problem.LIMIT_REACHED,
                            "too_many_jobs",
                            "There are already " + WAITING_MAX + " jobs waiting. Try again when some are done.",
                            WAITING_MAX)
                    .causedBy(e);
        }
        jobs.remove(key);
        jobs.put(key, job);
        forgetOldest();
        return job;
    }

    /** The job that works, or last worked, on something. */
    public synchronized Optional<Job> find(String key) {
        return Optional.ofNullable(jobs.get(key));
    }

    /** Whether something is being worked on or waits for it. */
    public boolean isLive(String key) {
        return find(key).filter(job -> job.state().isLive()).isPresent();
    }

    /** Refuses to take something away that work needs which is still going on or waits. */
    public synchronized void requireUnused(String what) {
        if (jobs.values().stream().anyMatch(job -> job.isUsing(what))) {
            throw new TunesetException(
                    Problem.BAD_REQUEST,
                    "still_in_use",
                    "A run or an import is still going on here. Wait for its end, or cancel it first.");
        }
    }

    /** Asks to stop; answers whether there was something to stop. */
    public boolean cancel(String key) {
        Optional<Job> live = find(key).filter(job -> job.state().isLive());
        live.ifPresent(Job::cancel);
        return live.isPresent();
    }

    /** The job again and again while it lives, and once more when it has ended; for server-sent events. */
    public Multi<Job> watch(String key) {
        Optional<Job> found = find(key);
        if (found.isEmpty()) {
            return Multi.createFrom().empty();
        }
        Job job = found.get();
        return Multi.createFrom()
                .ticks()
                .every(TICK)
                .onOverflow()
                .drop()
                .map(tick -> job)
                .select()
                .first(watched -> watched.state().isLive())
                .onCompletion()
                .continueWith(job);
    }

    /** Whether the server is being stopped, which is why jobs end early. */
    public boolean isStopping() {
        return workers.isShutdown();
    }

    void stop(@Observes ShutdownEvent event) {
        workers.shutdown();
        synchronized (this) {
            jobs.values().forEach(Job::cancel);
        }
        try {
            if (!workers.awaitTermination(SHUTDOWN.toSeconds(), TimeUnit.SECONDS)) {
                workers.shutdownNow();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void work(Job job, Consumer<Job> task) {
        job.begin();
        Job.State last = Job.State.FAILED;
        try {
            task.accept(job);
            last = Job.State.DONE;
        } catch (TunesetException e) {
            job.fail(e);
            last = e.problem() == Problem.CANCELLED ? Job.State.CANCELLED : Job.State.FAILED;
            LOG.debugf(e, "%s ended early", job.key());
        } catch (RuntimeException e) {
            LOG.errorf(e, "%s failed", job.key());
        } finally {
            job.end(last);
        }
    }

    private void forgetOldest() {
        if (jobs.size() > REMEMBERED_MAX) {
            jobs.values().stream()
                    .filter(job -> !job.state().isLive())
                    .findFirst()
                    .ifPresent(job -> jobs.remove(job.key()));
        }
    }
}
