package dev.tuneset.engine.mapping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

/** Expected orders were printed by {@code numpy.random.default_rng(seed).permutation(n).tolist()}. */
class NumpyPermutationTest {
    @Test
    void equalsNumpyForSmallAndLargeSeeds() {
        assertThat(NumpyPermutation.of(3408, 5)).containsExactly(4, 0, 3, 1, 2);
        assertThat(NumpyPermutation.of(12345, 8)).containsExactly(NUMPY_12345);
        assertThat(NumpyPermutation.of(1L << 40, 6)).containsExactly(NUMPY_2_TO_40);
    }

    private static final int[] NUMPY_12345 = {4, 3, 0, 2, 1, 6, 7, 5};
    private static final int[] NUMPY_2_TO_40 = {0, 5, 3, 4, 2, 1};

    @Test
    void leavesThreeInPlaceForTheSeedOfTheFirstCopy() {
        assertThat(NumpyPermutation.of(3408, 3)).containsExactly(0, 1, 2);
    }

    @Test
    void holdsEveryNumberOnce() {
        assertThat(NumpyPermutation.of(7, 100_000)).doesNotHaveDuplicates().contains(0, 99_999);
    }

    @Test
    void shufflesNothingAndOne() {
        assertThat(NumpyPermutation.of(1, 0)).isEmpty();
        assertThat(NumpyPermutation.of(1, 1)).containsExactly(0);
    }

    @Test
    void refusesANegativeSeed() {
        assertThatThrownBy(() -> NumpyPermutation.of(-1, 3)).isInstanceOf(IllegalArgumentException.class);
    }
}
