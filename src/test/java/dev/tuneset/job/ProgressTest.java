package dev.tuneset.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class ProgressTest {
    @Test
    void knowsItsRateAndTheTimeLeft() {
        Progress progress = new Progress(1_000, 3, 25_000_000, 100_000_000, Duration.ofSeconds(2));

        assertThat(progress.share()).contains(0.25);
        assertThat(progress.rowsPerSecond()).isEqualTo(500);
        assertThat(progress.bytesPerSecond()).isEqualTo(12_500_000);
        assertThat(progress.left()).contains(Duration.ofSeconds(6));
    }

    @Test
    void claimsNothingItCannotKnow() {
        assertThat(Progress.NONE.share()).isEmpty();
        assertThat(Progress.NONE.left()).isEmpty();
        assertThat(Progress.NONE.rowsPerSecond()).isZero();
        assertThat(new Progress(1, 0, 5, 10, Duration.ofMillis(20)).left()).isEmpty();
    }
}
