package dev.tuneset.engine.template;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tuneset.engine.outcome.TunesetException;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ModelFileTest {
    @Test
    void readsOneTemplateWithTokensAsTextAndAsObjects() {
        ModelFile file = ModelFile.read("tokenizer_config.json", """
                {"chat_template": "{{ messages }}", "bos_token": {"content": "<s>", "lstrip": false},
                 "eos_token": "</s>", "pad_token": null, "add_bos_token": true}""");
        assertThat(file.main()).isEqualTo("{{ messages }}");
        assertThat(file.specialTokens()).isEqualTo(Map.of("bos_token", "<s>", "eos_token", "</s>"));
    }

    @Test
    void readsSeveralNamedTemplates() {
        ModelFile file = ModelFile.read("tokenizer_config.json", """
                {"chat_template": [{"name": "tool_use", "template": "T"}, {"name": "default", "template": "D"}]}""");
        assertThat(file.templates()).isEqualTo(Map.of("tool_use", "T", "default", "D"));
        assertThat(file.main()).isEqualTo("D");
        assertThat(ModelFile.read("chat_template.json", "{\"chat_template\": {\"rag\": \"R\"}}")
                        .main())
                .isEqualTo("R");
    }

    @Test
    void takesAnyOtherFileAsJinja() {
        assertThat(ModelFile.read("chat_template.jinja", "{\"a\": {{ 1 }}}").main())
                .isEqualTo("{\"a\": {{ 1 }}}");
    }

    @Test
    void refusesFilesThatSayNothing() {
        assertThatThrownBy(() -> ModelFile.read("tokenizer.json", "{\"version\": \"1.0\"}"))
                .isInstanceOf(TunesetException.class)
                .hasMessageContaining("neither a chat template nor special tokens");
        assertThatThrownBy(() -> ModelFile.read("tokenizer_config.json", "{"))
                .isInstanceOf(TunesetException.class)
                .hasMessageContaining("not valid JSON");
    }

    @Test
    void passesOverTheVocabularyOfATokenizer() {
        ModelFile file = ModelFile.read(
                "tokenizer.json",
                "{\"version\": \"1.0\", \"model\": {\"vocab\": {\"eos_token\": 1}}, \"bos_token\": \"<s>\"}");
        assertThat(file.tokenizer()).isTrue();
        assertThat(file.templates()).isEmpty();
        assertThat(file.specialTokens()).isEqualTo(Map.of("bos_token", "<s>"));
    }

    @Test
    void saysWhereAFileStopsBeingJson() {
        assertThatThrownBy(() -> ModelFile.read("tokenizer_config.json", "{\n \"chat_template\": }"))
                .isInstanceOfSatisfying(TunesetException.class, refused -> {
                    assertThat(refused.code()).isEqualTo("template_file_json");
                    assertThat(refused.line()).isEqualTo(2);
                });
    }
}
