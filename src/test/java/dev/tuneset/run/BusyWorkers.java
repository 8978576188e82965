package dev.tuneset.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tuneset.job.Jobs;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Keeps all workers busy until it is closed, so that what is started waits. */
final class BusyWorkers implements AutoCloseable {
    private static final int WORKERS = 2;

    private final CountDownLatch begun = new CountDownLatch(WORKERS);
    private final CountDownLatch enough = new CountDownLatch(1);

    BusyWorkers(Jobs jobs) throws InterruptedException {
        for (int i = 0; i < WORKERS; i++) {
            jobs.start("busy-" + i + "-" + System.nanoTime(), job -> work());
        }
        assertThat(begun.await(60, TimeUnit.SECONDS)).isTrue();
    }

    private void work() {
        begun.countDown();
        try {
            enough.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        enough.countDown();
    }
}
