package dev.tuneset.engine.learn;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class TokenLengthsTest {
    private static LengthSpread spread(int... tokens) {
        TokenLengths lengths = new TokenLengths();
        Arrays.stream(tokens).forEach(lengths::add);
        return lengths.spread();
    }

    @Test
    void knowsNothingOfNothing() {
        assertThat(spread()).isEqualTo(LengthSpread.NONE);
    }

    @Test
    void givesTheSmallestLengthThatAShareIsNotAbove() {
        Random random = new Random(3407);
        int[] tokens = random.ints(1_000, 1, 5_000).toArray();
        LengthSpread spread = spread(tokens);
        Arrays.sort(tokens);
        assertThat(spread.min()).isEqualTo(tokens[0]);
        assertThat(spread.median()).isEqualTo(tokens[499]);
        assertThat(spread.p90()).isEqualTo(tokens[899]);
        assertThat(spread.p95()).isEqualTo(tokens[949]);
        assertThat(spread.p99()).isEqualTo(tokens[989]);
        assertThat(spread.max()).isEqualTo(tokens[999]);
        assertThat(spread.mean()).isEqualTo(Arrays.stream(tokens).average().orElseThrow());
    }

    @Test
    void countsEveryTextInOneBin() {
        LengthSpread spread = spread(0, 1, 9, 10, 11, 500, 700_000, 800_000);
        assertThat(spread.bins().stream().mapToLong(LengthSpread.Bin::count).sum())
                .isEqualTo(8);
        assertThat(spread.bins().get(spread.bins().size() - 1).to()).isGreaterThan(800_000);
        assertThat(spread.max()).isEqualTo(800_000);
    }

    @Test
    void keepsBinsSmallWhereOneTextIsVeryLong() {
        int[] tokens = new int[1_000];
        Arrays.setAll(tokens, i -> 10 + i % 90);
        tokens[999] = 1_000_000;
        LengthSpread spread = spread(tokens);
        assertThat(spread.bins().get(0).to()).isLessThanOrEqualTo(10);
        assertThat(spread.p99()).isEqualTo(99);
    }
}
