package dev.tuneset.engine.recipe;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ByteSizeTest {
    @ParameterizedTest
    @CsvSource({
        "500MB, 500000000",
        "2 GB, 2000000000",
        "1.5gb, 1500000000",
        "64MiB, 67108864",
        "1000, 1000",
        "10k, 10000",
        "1TB, 1000000000000"
    })
    void readsWhatPeopleWrite(String text, long bytes) {
        assertThat(ByteSize.parse(text)).isEqualTo(bytes);
    }

    @ParameterizedTest
    @CsvSource({"many", "-5MB", "5 parsecs", "MB", "99999999999TB"})
    void knowsWhatIsNoSize(String text) {
        assertThat(ByteSize.parse(text)).isEqualTo(-1);
    }

    @Test
    void writesWhatItReadsBack() {
        for (long bytes : new long[] {1, 999, 1_000, 1_024, 1_500_000, 500_000_000, 1L << 30, 123_456_789}) {
            assertThat(ByteSize.parse(ByteSize.text(bytes))).isEqualTo(bytes);
        }
        assertThat(ByteSize.text(500_000_000)).isEqualTo("500MB");
        assertThat(ByteSize.text(64L << 20)).isEqualTo("64MiB");
    }
}
