package dev.tuneset.engine.work;

import dev.tuneset.engine.outcome.Problem;
import dev.tuneset.engine.outcome.TunesetException;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * Work done by several threads, its results taken in the order of the source: so that output does not depend on the number of
 * threads.
 *
 * <p>All threads do the same: one takes a piece from the source, does it, and hands on what is finished from the first piece on,
 * unless another is at that. A thread waits only where too much is in memory, since waking one costs as much as a small piece of
 * work. The caller is one of them, and does a single piece alone.
 */
public final class InOrder<R> {
    private static final int PIECES_PER_THREAD = 4;

    /** How much of the source may wait in memory for each thread, where several long rows follow each other. */
    private static final long BYTES_PER_THREAD = 3L << 19;

    private static final int SECONDS_TO_STOP = 60;

    private final int threads;
    private final Source<R> source;
    private final Sink<R> sink;

    /** Held by the thread that reads the source. */
    private final ReentrantLock reading = new ReentrantLock();

    /** Held by the thread that hands on results. */
    private final ReentrantLock taking = new ReentrantLock();

    /** Read and not handed on, in order. Guarded by itself, as are the three below. */
    private final Deque<Slot<R>> slots = new ArrayDeque<>();

    private long bytes;
    private boolean atEnd;
    private @Nullable Throwable failure;

    /** What is to be done. Asked by one thread at a time. */
    @FunctionalInterface
    public interface Source<R> {
        /** The next piece; {@code null} at the end. */
        @Nullable
        Piece<R> next() throws IOException;
    }

    /** Where results go. Called by one thread at a time, which sees what those before it did. */
    @FunctionalInterface
    public interface Sink<R> {
        void take(R result) throws IOException;
    }

    /**
     * One piece of the work.
     *
     * @param work done once, by any thread; gives no {@code null}
     * @param bytes how much of the source it takes
     */
    public record Piece<R>(Callable<R> work, long bytes) {}

    private static final class Slot<R> {
        private final Piece<R> piece;
        private volatile boolean done;
        private @Nullable R result;
        private @Nullable Throwable failure;

        Slot(Piece<R> piece) {
            this.piece = piece;
        }

        static <R> Slot<R> failed(Throwable cause) {
            Slot<R> slot = new Slot<>(new Piece<>(() -> null, 0));
            slot.failure = cause;
            slot.done = true;
            return slot;
        }

        @SuppressWarnings("IllegalCatch")
        void work() {
            try {
                result = piece.work().call();
            } catch (Throwable e) {
                failure = e;
            }
            done = true;
        }
    }

    private InOrder(int threads, Source<R> source, Sink<R> sink) {
        this.threads = threads;
        this.source = source;
        this.sink = sink;
    }

    /** Does all of it on as many threads as there are processors. */
    public static <R> void run(Source<R> source, Sink<R> sink) throws IOException {
        run(Runtime.getRuntime().availableProcessors(), source, sink);
    }

    /**
     * Does all of it. Fails as the first piece in order that failed, when the results before it have been taken; or as the source
     * or the sink failed. When it returns no thread works any more.
     */
    public static <R> void run(int threads, Source<R> source, Sink<R> sink) throws IOException {
        new InOrder<>(threads, source, sink).run();
    }

    private void run() throws IOException {
        Slot<R> first = read();
        Slot<R> second = first == null || threads == 1 || isFull() ? null : read();
        if (first != null && threads > 1 && (second != null || isFull())) {
            together(first, second);
        } else if (first != null) {
            from(first);
        }
        if (failure != null) {
            throw thrown(failure);
        }
    }

    private void together(Slot<R> first, @Nullable Slot<R> second) {
        ExecutorService others = Executors.newFixedThreadPool(threads - 1, InOrder::thread);
        try {
            others.execute(() -> from(second));
            for (int i = 2; i < threads; i++) {
                others.execute(() -> from(null));
            }
            from(first);
        } finally {
            end(others);
        }
    }

    private static Thread thread(Runnable work) {
        Thread thread = new Thread(work, "tuneset-work");
        thread.setDaemon(true);
        return thread;
    }

    /** Waits until no thread works any more. */
    private void end(ExecutorService others) {
        others.shutdown();
        if (hasFailed()) {
            others.shutdownNow();
        }
        try {
            while (!others.awaitTermination(SECONDS_TO_STOP, TimeUnit.SECONDS) && !hasFailed()) {
                // Work goes on.
            }
        } catch (InterruptedException e) {
            fail(e);
            others.shutdownNow();
        }
    }

    /** Works until there is no more. */
    private void from(@Nullable Slot<R> first) {
        for (Slot<R> slot = first == null ? read() : first; slot != null && !hasFailed(); slot = read()) {
            slot.work();
            handOn();
        }
    }

    @SuppressWarnings("IllegalCatch")
    private @Nullable Slot<R> read() {
        reading.lock();
        try {
            if (!awaitRoom()) {
                return null;
            }
            Piece<R> piece = source.next();
            return piece == null ? end() : add(new Slot<>(piece));
        } catch (Throwable e) {
            // Said when the results before it have been taken.
            add(Slot.failed(e));
            end();
            handOn();
            return null;
        } finally {
            reading.unlock();
        }
    }

    private @Nullable Slot<R> end() {
        synchronized (slots) {
            atEnd = true;
        }
        return null;
    }

    private Slot<R> add(Slot<R> slot) {
        synchronized (slots) {
            slots.add(slot);
            bytes += slot.piece.bytes();
        }
        return slot;
    }

    /** Whether more is to be read, when what waits in memory has become little enough. */
    private boolean awaitRoom() throws InterruptedException {
        synchronized (slots) {
            while (failure == null && !atEnd && isFull()) {
                slots.wait();
            }
            return failure == null && !atEnd;
        }
    }

    private boolean isFull() {
        synchronized (slots) {
            return slots.size() >= threads * PIECES_PER_THREAD || bytes > threads * BYTES_PER_THREAD;
        }
    }

    private void handOn() {
        // Who finishes the first piece while another hands on leaves it to that one, which therefore looks once more.
        while (firstIsDone() && taking.tryLock()) {
            try {
                for (Slot<R> slot = takeDone(); slot != null; slot = takeDone()) {
                    take(slot);
                }
            } finally {
                taking.unlock();
            }
        }
    }

    private boolean firstIsDone() {
        synchronized (slots) {
            Slot<R> first = slots.peek();
            return first != null && first.done;
        }
    }

    private @Nullable Slot<R> takeDone() {
        synchronized (slots) {
            Slot<R> first = slots.peek();
            if (first == null || !first.done) {
                return null;
            }
            slots.remove();
            bytes -= first.piece.bytes();
            slots.notify();
            return first;
        }
    }

    @SuppressWarnings("IllegalCatch")
    private void take(Slot<R> slot) {
        if (hasFailed()) {
            return;
        }
        if (slot.failure != null) {
            fail(slot.failure);
            return;
        }
        try {
            sink.take(Objects.requireNonNull(slot.result, "a piece of work gave nothing"));
        } catch (Throwable e) {
            fail(e);
        }
    }

    private boolean hasFailed() {
        synchronized (slots) {
            return failure != null;
        }
    }

    private void fail(Throwable cause) {
        synchronized (slots) {
            if (failure == null) {
                failure = cause;
            }
            slots.notifyAll();
        }
    }

    private static IOException thrown(Throwable cause) {
        if (cause instanceof RuntimeException fault) {
            throw fault;
        }
        if (cause instanceof Error fault) {
            throw fault;
        }
        if (cause instanceof InterruptedException) {
            Thread.currentThread().interrupt();
            throw new TunesetException(Problem.CANCELLED, "cancelled", "The work was cancelled.").causedBy(cause);
        }
        return cause instanceof IOException fault ? fault : new IOException(cause);
    }
}
