package dev.tuneset.engine.clean;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tuneset.engine.example.Example;
import dev.tuneset.engine.example.Message;
import dev.tuneset.engine.example.Role;
import dev.tuneset.engine.outcome.Outcome;
import dev.tuneset.engine.outcome.Reason;
import java.util.List;
import org.junit.jupiter.api.Test;

class CleaningStepTest {
    @Test
    void keepsTheFirstOfEqualExamples() {
        CleaningStep step = new CleanSpec.Deduplicate(CleanSpec.SameBy.EXAMPLE).start();

        assertThat(step.apply(chat("q", "a"))).isEqualTo(Outcome.kept(List.of(chat("q", "a"))));
        assertThat(step.apply(chat("q", "b"))).isEqualTo(Outcome.kept(List.of(chat("q", "b"))));
        assertThat(reason(step.apply(chat("q", "a")))).isEqualTo(Reason.DUPLICATE);
    }

    @Test
    void tellsExamplesApartByPromptAlone() {
        CleaningStep step = new CleanSpec.Deduplicate(CleanSpec.SameBy.PROMPT).start();

        step.apply(chat("q", "a"));

        assertThat(reason(step.apply(chat("q", "b")))).isEqualTo(Reason.DUPLICATE);
        assertThat(step.apply(chat("r", "a"))).isInstanceOf(Outcome.Kept.class);
    }

    @Test
    void doesNotTakeTextsApartAtTheWrongPlace() {
        CleaningStep step = new CleanSpec.Deduplicate(CleanSpec.SameBy.EXAMPLE).start();

        step.apply(chat("ab", "c"));

        assertThat(step.apply(chat("a", "bc"))).isInstanceOf(Outcome.Kept.class);
        assertThat(step.apply(Example.ofText("abc"))).isInstanceOf(Outcome.Kept.class);
    }

    @Test
    void tellsRowsWithoutAConversationApartByTheirColumns() {
        CleaningStep step = new CleanSpec.Deduplicate(CleanSpec.SameBy.EXAMPLE).start();
        Example bare = Example.ofMessages(List.of());

        step.apply(bare.withAttributes(java.util.Map.of("text", "a")));

        assertThat(step.apply(bare.withAttributes(java.util.Map.of("text", "b"))))
                .isInstanceOf(Outcome.Kept.class);
        assertThat(reason(step.apply(bare.withAttributes(java.util.Map.of("text", "a")))))
                .isEqualTo(Reason.DUPLICATE);
    }

    @Test
    void dropsWhatIsTooShortOrTooLongInCodePoints() {
        CleaningStep step = new CleanSpec.Length(3, 5).start();

        assertThat(reason(step.apply(chat("q", "a")))).isEqualTo(Reason.TOO_SHORT);
        assertThat(step.apply(chat("q", "😀😀😀😀"))).isInstanceOf(Outcome.Kept.class);
        assertThat(reason(step.apply(chat("q", "abcde")))).isEqualTo(Reason.TOO_LONG);
    }

    private static Example chat(String question, String answer) {
        return Example.ofMessages(List.of(Message.of(Role.USER, question), Message.of(Role.ASSISTANT, answer)));
    }

    private static Reason reason(Outcome<List<Example>> outcome) {
        assertThat(outcome).isInstanceOf(Outcome.Dropped.class);
        return ((Outcome.Dropped<List<Example>>) outcome).note().reason();
    }
}
