package dev.tuneset.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tuneset.engine.template.TemplateFacts;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Everything that can be seen of a template has words, and no other thing has. */
class TemplateWordsTest {
    @Test
    void saysWhatATemplateDoesInBothLanguages() {
        for (Language language : Language.values()) {
            assertThat(words("template.silently.", language)).containsExactlyInAnyOrderElementsOf(TemplateFacts.DEEDS);
        }
    }

    @Test
    void saysWhatATemplateRefusesInBothLanguages() {
        for (Language language : Language.values()) {
            assertThat(words("template.refuses.", language))
                    .containsExactlyInAnyOrderElementsOf(TemplateFacts.REFUSALS);
        }
    }

    private static List<String> words(String prefix, Language language) {
        return new Messages()
                .keys(language).stream()
                        .filter(key -> key.startsWith(prefix))
                        .map(key -> key.substring(prefix.length()))
                        .toList();
    }
}
