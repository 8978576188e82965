package dev.tuneset.engine.token;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

class TokenVectorsTest {
    @TestFactory
    Stream<DynamicTest> learnedTokenizersGiveTheLibrarysTokens() {
        return equal("learned.jsonl");
    }

    @TestFactory
    Stream<DynamicTest> everyComponentGivesTheLibrarysTokens() {
        return equal("components.jsonl");
    }

    private static Stream<DynamicTest> equal(String file) {
        return TokenVectors.read(file).stream()
                .map(vectors -> DynamicTest.dynamicTest(vectors.name(), () -> assertEqual(vectors)));
    }

    private static void assertEqual(TokenVectors vectors) {
        Tokenizer tokenizer = vectors.load();
        assertThat(vectors.cases()).isNotEmpty();
        for (TokenVectors.Case expected : vectors.cases()) {
            Tokens tokens = tokenizer.encode(expected.text(), true);
            assertThat(ids(tokens)).as("ids of %s", expected.text()).isEqualTo(expected.ids());
            assertThat(places(tokens)).as("places in %s", expected.text()).isEqualTo(expected.places());
            assertThat(surfaces(tokens)).as("tokens of %s", expected.text()).isEqualTo(expected.tokens());
            assertThat(tokenizer.count(expected.text()))
                    .as("count of %s", expected.text())
                    .isEqualTo(expected.bare());
            assertThat(tokens.size()).isEqualTo(expected.bare() + tokenizer.added());
            assertThat(tokenizer.encode(expected.text(), false).size()).isEqualTo(expected.bare());
        }
    }

    private static List<Integer> ids(Tokens tokens) {
        List<Integer> ids = new ArrayList<>();
        for (int i = 0; i < tokens.size(); i++) {
            ids.add(tokens.id(i));
        }
        return ids;
    }

    private static List<List<Integer>> places(Tokens tokens) {
        List<List<Integer>> places = new ArrayList<>();
        for (int i = 0; i < tokens.size(); i++) {
            places.add(List.of(tokens.start(i), tokens.end(i)));
        }
        return places;
    }

    private static List<String> surfaces(Tokens tokens) {
        List<String> surfaces = new ArrayList<>();
        for (int i = 0; i < tokens.size(); i++) {
            surfaces.add(tokens.surface(i));
        }
        return surfaces;
    }
}
