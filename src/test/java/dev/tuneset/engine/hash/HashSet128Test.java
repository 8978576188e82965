package dev.tuneset.engine.hash;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

class HashSet128Test {
    @Test
    void knowsEveryHashItWasGiven() {
        HashSet128 set = new HashSet128();
        for (int round = 0; round < 2; round++) {
            Random random = new Random(3);
            for (int i = 0; i < 100_000; i++) {
                assertThat(set.add(random.nextLong(), random.nextLong())).isEqualTo(round == 0);
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
    void remembersAsASetDoes() {
        Random random = new Random(7);
        HashSet128 hashes = new HashSet128();
        Set<Long> known = new HashSet<>();
        for (int i = 0; i < 20_000; i++) {
            long low = 2 + random.nextInt(9_000);
            assertThat(hashes.add(0, low)).isEqualTo(known.add(low));
        }
        assertThat(hashes.size()).isEqualTo(known.size());
    }
}
