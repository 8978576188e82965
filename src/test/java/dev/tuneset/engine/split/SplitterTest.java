package dev.tuneset.engine.split;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SplitterTest {
    @Test
    void keepsTheSharesOfSmallSets() {
        assertThat(deal(10, spec(0.9, 0.1, 0))).containsEntry("train", 9).containsEntry("validation", 1);
        assertThat(deal(20, spec(0.8, 0.15, 0.05)))
                .containsEntry("train", 16)
                .containsEntry("validation", 3)
                .containsEntry("test", 1);
    }

    @Test
    void keepsTheSharesOfEveryBlock() {
        assertThat(deal(100_000, spec(0.97, 0.02, 0.01)))
                .containsEntry("train", 97_000)
                .containsEntry("validation", 2_000)
                .containsEntry("test", 1_000);
    }

    @Test
    void comesNearSharesThatAreNoWholeNumbersOfABlock() {
        Map<String, Integer> dealt = deal(3_000, spec(2 / 3.0, 1 / 3.0, 0));

        assertThat(dealt.get("train")).isEqualTo(2_000);
    }

    @Test
    void dealsTheSameForTheSameSeedAndOtherwiseForAnother() {
        String first = order(new SplitSpec(Map.of("train", 0.5, "test", 0.5), 1));

        assertThat(order(new SplitSpec(Map.of("train", 0.5, "test", 0.5), 1))).isEqualTo(first);
        assertThat(order(new SplitSpec(Map.of("train", 0.5, "test", 0.5), 2))).isNotEqualTo(first);
    }

    @Test
    void doesNotPutTheSamePlacesOfEveryBlockIntoOneSplit() {
        Splitter splitter = new Splitter(spec(0.9, 0.1, 0));
        boolean[] seen = new boolean[10];
        for (int i = 0; i < 1_000; i++) {
            if (splitter.next().equals("validation")) {
                seen[i % 10] = true;
            }
        }

        assertThat(seen).containsOnly(true);
    }

    @Test
    void refusesSharesThatDoNotAddUp() {
        assertThatThrownBy(() -> new SplitSpec(Map.of("train", 0.9), 1)).hasMessageContaining("add up");
    }

    private static SplitSpec spec(double train, double validation, double test) {
        Map<String, Double> shares = new LinkedHashMap<>();
        shares.put("train", train);
        shares.put("validation", validation);
        if (test > 0) {
            shares.put("test", test);
        }
        return new SplitSpec(shares, SplitSpec.SEED);
    }

    private static Map<String, Integer> deal(int examples, SplitSpec spec) {
        Splitter splitter = new Splitter(spec);
        Map<String, Integer> counts = new LinkedHashMap<>();
        for (int i = 0; i < examples; i++) {
            counts.merge(splitter.next(), 1, Integer::sum);
        }
        return counts;
    }

    private static String order(SplitSpec spec) {
        Splitter splitter = new Splitter(spec);
        StringBuilder order = new StringBuilder();
        for (int i = 0; i < 100; i++) {
            order.append(splitter.next().charAt(1));
        }
        return order.toString();
    }
}
