package dev.tuneset.project;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;

class RecommendationTest {
    @Test
    void givesRawTextAndNoTemplateForPretraining() {
        Recommendation advice = Recommendation.of(goal(Purpose.CONTINUED_PRETRAINING, DataLanguage.CHINESE));
        assertThat(advice.format()).isEqualTo("text");
        assertThat(advice.template()).isEmpty();
        assertThat(advice.why().size()).contains("pretraining_more").doesNotContain("few_no_effect");
    }

    @Test
    void choosesTheTemplateByLanguage() {
        assertThat(Recommendation.of(goal(Purpose.CHAT, DataLanguage.CHINESE)).template())
                .isEqualTo("qwen-2.5");
        assertThat(Recommendation.of(goal(Purpose.CHAT, DataLanguage.OTHER)).template())
                .isEqualTo("gemma-3");
        assertThat(Recommendation.of(goal(Purpose.CHAT, DataLanguage.ENGLISH)).template())
                .isEqualTo("llama-3");
    }

    @Test
    void saysWhenThereIsTooLittleAndWhenItGetsBetter() {
        Recommendation advice = Recommendation.of(Goal.OPEN);
        assertThat(advice.examplesMin()).isEqualTo(100);
        assertThat(advice.examplesGood()).isEqualTo(1000);
        assertThat(advice.why().size()).contains("few_no_effect", "more_better", "quality_first");
    }

    @Test
    void warnsOfRareLabelsAndOfAModelsMistakes() {
        Goal goal = new Goal(Purpose.CLASSIFICATION, OutputStyle.SHORT, DataLanguage.ENGLISH, Origin.GENERATED);
        assertThat(Recommendation.of(goal).why().size()).contains("every_label", "generated_check");
    }

    @Test
    void givesAReasonForEveryPartOfEveryGoal() {
        for (Purpose purpose : Purpose.values()) {
            for (OutputStyle style : OutputStyle.values()) {
                for (DataLanguage language : DataLanguage.values()) {
                    for (Origin origin : Origin.values()) {
                        Recommendation.Reasons why = Recommendation.of(new Goal(purpose, style, language, origin))
                                .why();
                        assertThat(why.format()).isNotEmpty().doesNotHaveDuplicates();
                        assertThat(why.template()).isNotEmpty().doesNotHaveDuplicates();
                        assertThat(why.size()).isNotEmpty().doesNotHaveDuplicates();
                    }
                }
            }
        }
    }

    @Test
    void readsNoChoiceFromAnUnknownCode() {
        assertThat(Choice.ofCode(Purpose.values(), "continued_pretraining")).contains(Purpose.CONTINUED_PRETRAINING);
        assertThat(Choice.ofCode(Purpose.values(), "CHAT")).isEqualTo(Optional.empty());
        assertThat(Choice.ofCode(Purpose.values(), null)).isEmpty();
    }

    private static Goal goal(Purpose purpose, DataLanguage language) {
        return new Goal(purpose, OutputStyle.PROSE, language, Origin.TABLES);
    }
}
