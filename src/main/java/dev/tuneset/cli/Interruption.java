package dev.tuneset.cli;

import dev.tuneset.engine.run.Progress;
import java.io.Closeable;
import java.util.Locale;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Tells the progress of a long run on standard error, a line every two seconds, and turns Ctrl-C into a cancelled run that has time to take its
 * half-written files away.
 */
final class Interruption implements Progress, Closeable {
    private static final long NANOS_BETWEEN_LINES = TimeUnit.SECONDS.toNanos(2);
    private static final int SECONDS_TO_CLEAN_UP = 10;

    private final Console console;
    private final long started = System.nanoTime();
    private final AtomicBoolean asked = new AtomicBoolean();
    private final CountDownLatch ended = new CountDownLatch(1);
    private final Thread hook = new Thread(this::cancel, "cancel");
    private long lastLine = started;

    Interruption(Console console) {
        this.console = console;
        Runtime.getRuntime().addShutdownHook(hook);
    }

    @Override
    public void at(long rows, long bytesRead, long bytesTotal) {
        long now = System.nanoTime();
        if (now - lastLine < NANOS_BETWEEN_LINES) {
            return;
        }
        lastLine = now;
        double seconds = Math.max(1e-3, (now - started) / 1e9);
        double megabytes = bytesRead / 1e6;
        String share = bytesTotal > 0 ? String.format(Locale.ROOT, " (%.0f %%)", 100.0 * bytesRead / bytesTotal) : "";
        console.warn(String.format(Locale.ROOT, "%,d rows, %.1f MB/s%s", rows, megabytes / seconds, share));
    }

    @Override
    public boolean cancelled() {
        return asked.get();
    }

    private void cancel() {
        asked.set(true);
        try {
            boolean clean = ended.await(SECONDS_TO_CLEAN_UP, TimeUnit.SECONDS);
            if (!clean) {
                console.warn("tuneset: the run did not stop in time; a folder named ….partial may be left behind.");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        ended.countDown();
        if (!asked.get()) {
            Runtime.getRuntime().removeShutdownHook(hook);
        }
    }
}
