package dev.tuneset.engine.template;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What the catalogue says of a template is what the template does. */
class CatalogueFactsTest {
    static Stream<Named<ChatTemplate>> catalogue() {
        return new Catalogue().templates().stream().map(template -> Named.of(template.name(), template));
    }

    @ParameterizedTest
    @MethodSource("catalogue")
    void claimsWhatRenderingShows(ChatTemplate template) {
        TemplateFacts facts = new TemplateFacts(template);
        assertThat(template.system()).isEqualTo(facts.system());
        assertThat(template.reasoning()).isEqualTo(facts.reasoning());
        assertThat(template.tools()).isEqualTo(facts.tools());
        assertThat(template.images()).isEqualTo(facts.images());
        assertThat(new TreeSet<>(template.silently())).isEqualTo(facts.silently());
        assertThat(new TreeSet<>(template.refuses())).isEqualTo(facts.refuses());
    }
}
