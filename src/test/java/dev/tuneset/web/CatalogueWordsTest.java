package dev.tuneset.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tuneset.engine.template.Catalogue;
import dev.tuneset.engine.template.ChatTemplate;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Everything the catalogue says of a template has words, and no other thing has. */
class CatalogueWordsTest {
    private final List<ChatTemplate> templates = new Catalogue().templates();

    @Test
    void saysWhatATemplateDoesInBothLanguages() {
        assertThat(words("template.silently.", Language.EN)).containsExactlyElementsOf(codes(ChatTemplate::silently));
        assertThat(words("template.silently.", Language.ZH)).containsExactlyElementsOf(codes(ChatTemplate::silently));
    }

    @Test
    void saysWhatATemplateRefusesInBothLanguages() {
        assertThat(words("template.refuses.", Language.EN)).containsExactlyElementsOf(codes(ChatTemplate::refuses));
        assertThat(words("template.refuses.", Language.ZH)).containsExactlyElementsOf(codes(ChatTemplate::refuses));
    }

    private List<String> codes(Function<ChatTemplate, List<String>> of) {
        return templates.stream()
                .flatMap(template -> of.apply(template).stream())
                .distinct()
                .sorted()
                .toList();
    }

    private static List<String> words(String prefix, Language language) {
        Stream<String> keys = new Messages().keys(language).stream().filter(key -> key.startsWith(prefix));
        return keys.map(key -> key.substring(prefix.length())).sorted().toList();
    }
}
