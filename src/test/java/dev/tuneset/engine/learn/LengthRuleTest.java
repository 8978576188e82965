package dev.tuneset.engine.learn;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tuneset.engine.template.jinja.Span;
import dev.tuneset.engine.token.Tiktoken;
import dev.tuneset.engine.token.Tokenizer;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LengthRuleTest {
    private static final Tokenizer WORDS = Tiktoken.encoding("cl100k_base");

    /** So many tokens of question and answer, " a" being one token. */
    private static LearnedTokens pair(int question, int answer) {
        String text = " a".repeat(question + answer);
        return new Learned(text, List.of(new Span(2 * question, text.length())), List.of()).tokens(WORDS);
    }

    /** The expectations are what {@code infer_seqlen(source_len, target_len, cutoff_len)} of LLaMA-Factory returned. */
    @ParameterizedTest
    @CsvSource({
        "3000, 100, 2048, 1948, 100",
        "100, 3000, 2048, 100, 1948",
        "2000, 1000, 2048, 1048, 1000",
        "1500, 1200, 2048, 1138, 910",
        "1500, 1500, 2048, 1024, 1024",
        "10, 20, 16, 6, 10",
        "7, 9, 10, 5, 5"
    })
    void sharesTheLimitAsLlamaFactoryDoes(int question, int answer, int limit, int questionKept, int answerKept) {
        assertThat(new LengthRule(Trainer.LLAMA_FACTORY, limit).left(pair(question, answer)))
                .isEqualTo(new LengthRule.Left(questionKept + answerKept, answerKept));
    }

    @Test
    void keepsTheStartAsTrlDoes() {
        assertThat(new LengthRule(Trainer.TRL, 10).left(pair(6, 20))).isEqualTo(new LengthRule.Left(10, 4));
        assertThat(new LengthRule(Trainer.TRL, 10).left(pair(12, 20))).isEqualTo(new LengthRule.Left(10, 0));
    }

    @Test
    void leavesARowOfExactlyTheLimitAlone() {
        for (Trainer trainer : Trainer.values()) {
            assertThat(new LengthRule(trainer, 26).left(pair(6, 20))).isEqualTo(new LengthRule.Left(26, 20));
        }
    }
}
