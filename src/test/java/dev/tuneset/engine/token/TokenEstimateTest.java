package dev.tuneset.engine.token;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TokenEstimateTest {
    private final Tokenizer estimate = new TokenEstimate();

    @Test
    void saysThatItIsAGuess() {
        assertThat(estimate.exact()).isFalse();
        assertThat(estimate.name()).isEqualTo("estimate");
    }

    @Test
    void takesMoreForChineseThanForEnglish() {
        assertThat(estimate.count("The boats left the harbour before sunrise.")).isBetween(6, 13);
        assertThat(estimate.count("灯塔的看守人每天早上数港口里的船。")).isBetween(10, 17);
    }

    @Test
    void countsNothingAsNothingAndAnythingAsSomething() {
        assertThat(estimate.count("")).isZero();
        assertThat(estimate.count(" ")).isOne();
    }

    @Test
    void cutsTheTextIntoAsManyStretches() {
        String text = "Boats 😀😀😀 and 港口";
        Tokens tokens = estimate.encode(text, true);
        assertThat(tokens.size()).isEqualTo(estimate.count(text));
        StringBuilder all = new StringBuilder();
        for (int i = 0; i < tokens.size(); i++) {
            all.append(text, tokens.start(i), tokens.end(i));
        }
        assertThat(all).hasToString(text);
    }
}
