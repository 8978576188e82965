package dev.tuneset.engine.quality;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class HashSet128Test {
    @Test
    void knowsEveryHashItWasGiven() {
        HashSet128 set = new HashSet128();
        for (int round = 0; round < 2; round++) {
            boolean first = round == 0;
            for (int i = 0; i < 100_000; i++) {
                TextHash hash = new TextHash().add("text " + i);
                assertThat(set.add(hash.first(), hash.second())).isEqualTo(first);
            }
        }
        assertThat(set.size()).isEqualTo(100_000);
    }

    @Test
    void takesTheHashThatIsZero() {
        HashSet128 set = new HashSet128();
        assertThat(set.add(0, 0)).isTrue();
        assertThat(set.add(0, 0)).isFalse();
    }

    @Test
    void tellsTextsApartByTheirEnds() {
        TextHash joined = new TextHash().add("ab").add("");
        TextHash apart = new TextHash().add("a").add("b");
        assertThat(joined.first()).isNotEqualTo(apart.first());
    }
}
