package dev.tuneset.engine.mapping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.tuneset.engine.example.Example;
import dev.tuneset.engine.example.Message;
import dev.tuneset.engine.example.Role;
import dev.tuneset.engine.outcome.Outcome;
import dev.tuneset.engine.outcome.Reason;
import dev.tuneset.engine.outcome.TunesetException;
import dev.tuneset.engine.row.Schema;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ConversationExtensionTest {
    private static final Schema SCHEMA = Schema.of("a", "y");
    private static final MappingSpec SPEC = MappingSpec.EMPTY.withConversationExtension(3);

    @Test
    void followsEveryExampleByOneOfEachCopy() {
        ConversationExtension extension = ConversationExtension.of(SPEC, SCHEMA, 5, false);
        assertThat(extension.size()).isEqualTo(5);
        assertThat(extension.members(0)).containsExactly(0, 4, 1);
        assertThat(extension.members(4)).containsExactly(4, 2, 2);
    }

    @Test
    void joinsNothingForAnExtensionOfOne() {
        ConversationExtension extension = ConversationExtension.of(MappingSpec.EMPTY, SCHEMA, 3, false);
        assertThat(ConversationExtension.joins(MappingSpec.EMPTY)).isFalse();
        assertThat(extension.members(2)).containsExactly(2);
    }

    @Test
    void keepsOneSystemMessageAndTellsOfAnother() {
        Example first = example("be kind", "1");
        Outcome<Example> same = ConversationExtension.join(List.of(first, example("be kind", "2")));
        assertThat(TestRows.lines(same))
                .containsExactly("system: be kind", "user: 1", "assistant: ok", "user: 2", "assistant: ok");
        Outcome<Example> other = ConversationExtension.join(List.of(first, example("be rude", "2")));
        assertThat(((Outcome.Repaired<Example>) other).notes())
                .extracting(note -> note.reason())
                .containsExactly(Reason.CONTENT_LOST);
    }

    @Test
    void joinsTextsByAnEmptyLineAndKeepsTheFirstAttributes() {
        Example first = Example.ofText("one").withAttributes(Map.of("id", 1L));
        Outcome<Example> joined = ConversationExtension.join(List.of(first, Example.ofText("two")));
        Example example = ((Outcome.Kept<Example>) joined).value();
        assertThat(example.text()).isEqualTo("one\n\ntwo");
        assertThat(example.attributes()).containsEntry("id", 1L);
    }

    @Test
    void failsWhereUnslothFails() {
        assertThat(refusal(SPEC, 0)).isEqualTo("ValueError");
        assertThat(refusal(SPEC.withRandomState(-2), 3)).isEqualTo("ValueError");
        assertThat(refusal(SPEC.withRemoveUnusedColumns(false), 3)).isEqualTo("ValueError");
    }

    private static Object refusal(MappingSpec spec, int examples) {
        return catchThrowableOfType(
                        TunesetException.class, () -> ConversationExtension.of(spec, SCHEMA, examples, true))
                .arguments()[0];
    }

    private static Example example(String system, String question) {
        return Example.ofMessages(List.of(
                Message.of(Role.SYSTEM, system), Message.of(Role.USER, question), Message.of(Role.ASSISTANT, "ok")));
    }
}
