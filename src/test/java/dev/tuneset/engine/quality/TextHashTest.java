package dev.tuneset.engine.quality;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TextHashTest {
    @Test
    void tellsTextsApartByTheirEnds() {
        TextHash joined = new TextHash().add("ab").add("");
        TextHash apart = new TextHash().add("a").add("b");
        assertThat(joined.first()).isNotEqualTo(apart.first());
    }
}
