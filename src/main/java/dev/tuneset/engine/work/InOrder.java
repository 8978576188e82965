package dev.tuneset.engine.work;

import dev.tuneset.engine.outcome.Problem;
import dev.tuneset.engine.outcome.TunesetException;
import java.io.Closeable;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Work done by several threads, its results taken in the order it was given in: so that output does not depend on the
 * number of threads. Used by one thread, which gives and takes. A single piece of work is done by that thread itself.
 */
public final class InOrder<R> implements Closeable {
    private static final int PIECES_PER_THREAD = 4;
    private static final int SECONDS_TO_STOP = 60;

    /** How much of the source may wait in memory for each thread, where several long rows follow each other. */
    private static final long BYTES_PER_THREAD = 3L << 19;

    private final int threads;
    private final Deque<Piece<R>> pieces = new ArrayDeque<>();
    private long bytes;
    private @Nullable ExecutorService workers;

    /** @param bytes how much of the source it takes */
    private record Piece<R>(FutureTask<R> work, long bytes) {}

    /** On as many threads as there are processors. */
    public InOrder() {
        this(Runtime.getRuntime().availableProcessors());
    }

    public InOrder(int threads) {
        this.threads = threads;
    }

    public boolean isEmpty() {
        return pieces.isEmpty();
    }

    /** Whether results should be taken before more work is given, because those that wait take memory. */
    public boolean isFull() {
        return pieces.size() >= threads * PIECES_PER_THREAD || bytes > threads * BYTES_PER_THREAD;
    }

    /** @param size how many bytes of the source the work takes */
    public void give(Callable<R> work, long size) {
        pieces.add(new Piece<>(new FutureTask<>(work), size));
        bytes += size;
        if (workers == null && threads > 1 && pieces.size() == 2) {
            workers = Executors.newFixedThreadPool(threads - 1, InOrder::thread);
            workers.execute(pieces.getFirst().work());
        }
        if (workers != null) {
            workers.execute(pieces.getLast().work());
        }
    }

    private static Thread thread(Runnable work) {
        Thread thread = new Thread(work, "tuneset-work");
        thread.setDaemon(true);
        return thread;
    }

    /** The result of the piece given first, as soon as it is there; fails as the work failed. */
    public R take() throws IOException {
        Piece<R> oldest = Objects.requireNonNull(pieces.poll(), "nothing was given");
        bytes -= oldest.bytes();
        FutureTask<R> first = oldest.work();
        if (workers == null) {
            first.run();
        } else {
            help(first);
        }
        try {
            return first.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new TunesetException(Problem.CANCELLED, "cancelled", "The work was cancelled.").causedBy(e);
        } catch (ExecutionException e) {
            throw failure(e.getCause());
        }
    }

    /** Does what no thread has begun, until {@code awaited} is there: waking a thread costs more than a small piece of work. */
    private void help(FutureTask<R> awaited) {
        Iterator<Piece<R>> others = pieces.iterator();
        for (FutureTask<R> next = awaited; !awaited.isDone() && next != null; ) {
            next.run();
            next = others.hasNext() ? others.next().work() : null;
        }
    }

    private static IOException failure(@Nullable Throwable cause) {
        if (cause instanceof RuntimeException fault) {
            throw fault;
        }
        if (cause instanceof Error fault) {
            throw fault;
        }
        return cause instanceof IOException fault ? fault : new IOException(cause);
    }

    /** Waits until no thread works any more. */
    @Override
    public void close() {
        pieces.forEach(piece -> piece.work().cancel(true));
        if (workers == null) {
            return;
        }
        workers.shutdownNow();
        try {
            workers.awaitTermination(SECONDS_TO_STOP, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
