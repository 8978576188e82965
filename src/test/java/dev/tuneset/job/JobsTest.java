package dev.tuneset.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.runtime.ShutdownEvent;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class JobsTest {
    private static final Duration LONG = Duration.ofSeconds(30);

    private final Jobs jobs = new Jobs(1);

    @AfterEach
    void stop() {
        jobs.stop(new ShutdownEvent());
    }

    @Test
    void runsToTheEnd() {
        Job job = jobs.start("dataset-1", running -> running.report(5, 1, 50, 100));

        assertThat(job.await(LONG)).isTrue();
        assertThat(job.state()).isEqualTo(Job.State.DONE);
        assertThat(job.progress().rows()).isEqualTo(5);
        assertThat(job.progress().share()).contains(0.5);
        assertThat(jobs.find("dataset-1")).containsSame(job);
        assertThat(jobs.isLive("dataset-1")).isFalse();
    }

    @Test
    void stopsWhenAskedTo() {
        Job job = jobs.start("dataset-1", Forever.TASK);

        assertThat(jobs.cancel("dataset-1")).isTrue();
        assertThat(job.await(LONG)).isTrue();
        assertThat(job.state()).isEqualTo(Job.State.CANCELLED);
        assertThat(jobs.cancel("dataset-1")).isFalse();
    }

    @Test
    void refusesASecondJobOnTheSameThing() {
        jobs.start("dataset-1", Forever.TASK);
        assertThatThrownBy(() -> jobs.start("dataset-1", Forever.TASK))
                .hasFieldOrPropertyWithValue("code", "already_running");
    }

    @Test
    void refusesMoreThanItCanQueue() {
        for (int i = 0; i <= 100; i++) {
            jobs.start("dataset-" + i, Forever.TASK);
        }
        assertThatThrownBy(() -> jobs.start("one-more", Forever.TASK))
                .hasFieldOrPropertyWithValue("code", "too_many_jobs");
    }

    @Test
    void saysThatAnUnexpectedErrorFailedTheJobAndGoesOn() {
        Job broken = jobs.start("dataset-1", job -> {
            throw new IllegalStateException("planted");
        });
        Job next = jobs.start("dataset-2", job -> {});

        assertThat(next.await(LONG)).isTrue();
        assertThat(broken.state()).isEqualTo(Job.State.FAILED);
        assertThat(next.state()).isEqualTo(Job.State.DONE);
    }

    @Test
    void tellsWatchersUntilTheEnd() {
        CountDownLatch watched = new CountDownLatch(1);
        jobs.start("dataset-1", job -> awaitUnchecked(watched));

        List<Job.State> states = jobs.watch("dataset-1")
                .map(Job::state)
                .onItem()
                .invoke(watched::countDown)
                .collect()
                .asList()
                .await()
                .atMost(LONG);
        assertThat(states).hasSizeGreaterThan(1).endsWith(Job.State.DONE);
    }

    @Test
    void hasNothingToTellOfUnknownWork() {
        List<Job> none = jobs.watch("nothing").collect().asList().await().atMost(LONG);
        assertThat(none).isEmpty();
    }

    private static void awaitUnchecked(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Works until it is stopped. */
    private enum Forever implements Consumer<Job> {
        TASK;

        @Override
        public void accept(Job job) {
            while (true) {
                job.checkCancelled();
                Thread.onSpinWait();
            }
        }
    }
}
