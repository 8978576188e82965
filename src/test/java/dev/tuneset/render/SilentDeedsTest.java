package dev.tuneset.render;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tuneset.engine.example.Example;
import dev.tuneset.engine.example.Message;
import dev.tuneset.engine.example.Part;
import dev.tuneset.engine.example.Role;
import dev.tuneset.engine.example.ToolCall;
import dev.tuneset.engine.template.Catalogue;
import dev.tuneset.engine.template.ChatTemplate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SilentDeedsTest {
    private final ChatTemplate llama = new Catalogue().named("llama-3");

    @Test
    void saysOfPlainTextNothingThatNeedsMore() {
        SilentDeeds deeds = SilentDeeds.of(llama, chat("Hi", "Hello"));
        assertThat(deeds.here()).isEmpty();
        assertThat(deeds.elsewhere()).contains("trims_content", "ignores_calls", "parts_as_code");
    }

    @Test
    void saysWhatTheExampleHasOccasionFor() {
        assertThat(SilentDeeds.of(llama, chat("Hi ", "Hello")).here()).containsExactly("trims_content");
        Message called = Message.of(Role.ASSISTANT, "").withToolCalls(List.of(new ToolCall("1", "weather", Map.of())));
        assertThat(SilentDeeds.of(llama, Example.ofMessages(List.of(called))).here())
                .containsExactly("ignores_calls");
        Message parts = Message.of(Role.USER, "").withContent(List.of(new Part.Text("Hi", Map.of("type", "text"))));
        assertThat(SilentDeeds.of(llama, Example.ofMessages(List.of(parts))).here())
                .containsExactly("parts_as_code");
    }

    /** A question about the tag was taken for a thought, and a thought whose beginning the template had written was not. */
    @Test
    void tellsThoughtsOfAnswersAlone() {
        ChatTemplate qwen = new Catalogue().named("qwen-3");
        assertThat(SilentDeeds.of(qwen, chat("What is <think>a</think> for?", "Thoughts."))
                        .here())
                .doesNotContain("drops_reasoning");
        assertThat(SilentDeeds.of(qwen, chat("1 + 1?", "One and one.\n</think>\n\n2"))
                        .here())
                .contains("drops_reasoning");
    }

    @Test
    void keepsAllForElsewhereWhereThereIsNoExample() {
        assertThat(SilentDeeds.of(llama, null).here()).isEmpty();
        assertThat(SilentDeeds.of(null, null).elsewhere()).isEmpty();
    }

    private static Example chat(String question, String answer) {
        return Example.ofMessages(List.of(Message.of(Role.USER, question), Message.of(Role.ASSISTANT, answer)));
    }
}
