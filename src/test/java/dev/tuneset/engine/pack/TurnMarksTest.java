package dev.tuneset.engine.pack;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tuneset.engine.template.Catalogue;
import org.junit.jupiter.api.Test;

class TurnMarksTest {
    @Test
    void areSeenInWhatATemplateWrites() {
        assertThat(ofCatalogue("chatml")).isEqualTo("<|im_start|>user\n…<|im_start|>assistant\n");
        assertThat(ofCatalogue("qwen-3")).isEqualTo("<|im_start|>user\n…<|im_start|>assistant\n");
        assertThat(ofCatalogue("gemma-3")).isEqualTo("<start_of_turn>user\n…<start_of_turn>model\n");
        assertThat(ofCatalogue("llama-3"))
                .isEqualTo(
                        "<|start_header_id|>user<|end_header_id|>\n\n…<|start_header_id|>assistant<|end_header_id|>\n\n");
    }

    @Test
    void areNotGuessedFromHalfAMark() {
        assertThat(
                        of(
                                "{% for m in messages %}<|im_start|>{{ 'bot' if m.role == 'assistant' else 'human' }}\n{{ m.content }}<|im_end|>\n{% endfor %}"))
                .isEqualTo("none");
    }

    @Test
    void areUnknownWhereTheTemplateRefuses() {
        assertThat(of("{{ raise_exception('never') }}")).isEqualTo("none");
        assertThat(of("{% if %}")).isEqualTo("none");
    }

    private static String ofCatalogue(String name) {
        return of(new Catalogue().named(name).source());
    }

    private static String of(String template) {
        return TurnMarks.in(template)
                .map(ask -> ask.user() + "…" + ask.assistant())
                .orElse("none");
    }
}
