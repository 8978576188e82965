package dev.tuneset.engine.template;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tuneset.engine.template.jinja.TemplateException;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TemplateFactsTest {
    private final Catalogue catalogue = new Catalogue();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "llama-3",
                "qwen-2.5",
                "gemma",
                "gemma-2-it",
                "mistral-small-3",
                "vicuna",
                "llama",
                "alpaca",
                "olmo",
                "starling"
            })
    void measuresWhatTheCatalogueKnows(String name) {
        ChatTemplate known = catalogue.named(name);

        ChatTemplate measured = TemplateFacts.measured(name, known.source(), known.specialTokens());

        assertThat(facts(measured)).isEqualTo(facts(known));
    }

    private static String facts(ChatTemplate template) {
        return String.join(
                " ",
                template.stopToken(),
                template.system().wire(),
                template.reasoning().wire(),
                template.tools() ? "tools" : "",
                template.images() ? "images" : "",
                template.silently().stream().sorted().toList().toString());
    }

    @Test
    void findsASystemMessageThatIsReadInTheLastTurnOnly() {
        ChatTemplate nemo = catalogue.named("mistral-nemo");
        ChatTemplate measured = TemplateFacts.measured("own", nemo.source(), nemo.specialTokens());
        assertThat(measured.system()).isEqualTo(ChatTemplate.SystemSlot.MERGED);
        assertThat(measured.silently()).contains("system_last_turn");
    }

    @Test
    void tellsATemplateThatWritesTheDay() {
        ChatTemplate measured = TemplateFacts.measured(
                "own",
                "{{ strftime_now('%Y') }}{% for m in messages %}<|{{ m.role }}|>{{ m.content }}<|end|>{% endfor %}",
                Map.of("bos_token", "<s>"));
        assertThat(measured.silently())
                .containsExactly("date_header", "ignores_calls", "no_bos", "no_generation_prompt", "parts_as_code");
        assertThat(measured.stopToken()).isEqualTo("<|end|>");
    }

    @Test
    void leavesATemplateAloneThatRefusesAPlainExchange() {
        String source = "{{ raise_exception('no') }}";
        assertThat(TemplateFacts.measured("own", source, Map.of()))
                .isEqualTo(ChatTemplate.custom("own", source, Map.of()));
    }

    @Test
    void throwsWhatATemplateThatDoesNotCompileThrows() {
        assertThatThrownBy(() -> TemplateFacts.measured("own", "a\n{% if %}", Map.of()))
                .isInstanceOfSatisfying(
                        TemplateException.class,
                        refused -> assertThat(refused.line()).isEqualTo(2));
    }
}
