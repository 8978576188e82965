package dev.tuneset.engine.row;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

class IsoTextTest {
    @Test
    void alwaysHasSeconds() {
        assertThat(IsoText.of(LocalTime.of(17, 5))).isEqualTo("17:05:00");
        assertThat(IsoText.of(LocalTime.of(17, 5, 0, 7_000))).isEqualTo("17:05:00.000007");
        assertThat(IsoText.of(LocalDateTime.of(2024, 1, 2, 0, 0))).isEqualTo("2024-01-02T00:00:00");
        assertThat(IsoText.of(LocalDateTime.of(2024, 1, 2, 3, 4, 5))).isEqualTo("2024-01-02T03:04:05");
        assertThat(IsoText.of(LocalDateTime.of(2024, 1, 2, 3, 4).atOffset(ZoneOffset.ofHours(8))))
                .isEqualTo("2024-01-02T03:04:00+08:00");
        assertThat(IsoText.of(LocalDate.of(2024, 1, 2))).isEqualTo("2024-01-02");
    }
}
