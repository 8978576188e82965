package dev.tuneset.job;

import dev.tuneset.engine.outcome.Problem;
import dev.tuneset.engine.outcome.TunesetException;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** One piece of work in the background, as its owner, its worker and its watchers see it. Safe for several threads. */
public final class Job {
    private final String key;
    private final Set<String> uses;
    private final CountDownLatch ended = new CountDownLatch(1);
    private volatile State state = State.WAITING;
    private volatile boolean cancelled;
    private volatile Progress progress = Progress.NONE;
    private volatile @Nullable TunesetException failure;
    private volatile long startedNanos;

    Job(String key, Set<String> uses) {
        this.key = key;
        this.uses = Set.copyOf(uses);
    }

    /** Where a job stands. */
    public enum State {
        WAITING,
        RUNNING,
        DONE,
        FAILED,
        CANCELLED;

        public boolean isLive() {
            return this == WAITING || this == RUNNING;
        }

        public String wire() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** What the job works on: {@code dataset-12}. */
    public String key() {
        return key;
    }

    /** Whether it needs something, {@code project-3}, to stay as long as it lives. */
    boolean isUsing(String what) {
        return state.isLive() && uses.contains(what);
    }

    public State state() {
        return state;
    }

    public Progress progress() {
        return progress;
    }

    /** Why the job ended early, where the reason is one for its user. */
    public Optional<TunesetException> failure() {
        return Optional.ofNullable(failure);
    }

    /** Asks the worker to stop; it does at its next {@link #checkCancelled()}. */
    public void cancel() {
        cancelled = true;
    }

    public boolean isCancelled() {
        return cancelled;
    }

    /** For the worker: throws {@code cancelled} once somebody asked to stop. */
    public void checkCancelled() {
        if (cancelled) {
            throw new TunesetException(Problem.CANCELLED, "cancelled", "The work was cancelled.");
        }
    }

    /** For the worker: says how far it is; {@code bytesTotal} is -1 when unknown. */
    public void report(long rows, long badRows, long bytesRead, long bytesTotal) {
        progress =
                new Progress(rows, badRows, bytesRead, bytesTotal, Duration.ofNanos(System.nanoTime() - startedNanos));
    }

    /** Waits for the end; answers whether it came in time. */
    public boolean await(Duration limit) {
        try {
            return ended.await(limit.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    void begin() {
        startedNanos = System.nanoTime();
        state = State.RUNNING;
    }

    void fail(TunesetException why) {
        failure = why;
    }

    void end(State last) {
        state = last;
        ended.countDown();
    }
}
