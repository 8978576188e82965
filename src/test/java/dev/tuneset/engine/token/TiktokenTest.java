package dev.tuneset.engine.token;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tuneset.engine.outcome.TunesetException;
import org.junit.jupiter.api.Test;

/** Expected ids are tiktoken's own. */
class TiktokenTest {
    private static final String TEXT = "The keeper's 17 boats left;\n\n  港口里的船 😀 <|endoftext|>";

    @Test
    void encodesAsCl100kBase() {
        assertThat(Tiktoken.encoding("cl100k_base").encode(TEXT, true).ids())
                .containsExactly(
                        791, 54516, 596, 220, 1114, 32731, 2163, 401, 220, 98359, 107, 40526, 70349, 9554, 63105, 117,
                        91416, 83739, 8862, 728, 428, 91, 29);
    }

    @Test
    void encodesAsO200kBase() {
        assertThat(Tiktoken.encoding("o200k_base").encode(TEXT, true).ids())
                .containsExactly(
                        976, 86333, 885, 220, 1422, 48347, 3561, 502, 220, 150107, 12630, 100714, 76683, 88038, 464, 91,
                        419, 1440, 919, 91, 29);
    }

    @Test
    void namesTheEncodingsThereAre() {
        assertThatThrownBy(() -> Tiktoken.encoding("p50k_edit"))
                .isInstanceOf(TunesetException.class)
                .hasMessageContaining("cl100k_base, o200k_base");
    }
}
