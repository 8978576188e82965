package dev.tuneset.template;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tuneset.engine.template.ChatTemplate;
import dev.tuneset.engine.template.SpecialMarks;
import dev.tuneset.engine.template.jinja.Span;
import dev.tuneset.engine.token.Tiktoken;
import dev.tuneset.engine.token.Tokenizer;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class MarkedTextTest {
    private static final Tokenizer O200K = Tiktoken.encoding("o200k_base");

    @Test
    void marksSpecialTokensAndKeepsEveryCharacter() {
        String text = "<s>[INST] a [TODO] [/INST]<|x|>";
        List<Span> special = SpecialMarks.of(
                        ChatTemplate.custom("own", "{{ bos_token }}[INST] {{ x }} [/INST]", Map.of("bos_token", "<s>")))
                .in(text);

        List<MarkedText.Piece> pieces = MarkedText.of(text, special).pieces();

        assertThat(joined(pieces)).isEqualTo(text);
        assertThat(pieces.stream().filter(MarkedText.Piece::special).map(MarkedText.Piece::text))
                .containsExactly("<s>", "[INST]", "[/INST]", "<|x|>");
        assertThat(pieces.get(2).style()).isEmpty();
    }

    @Test
    void tellsTheLearnedPartInsideAndBetweenMarks() {
        List<MarkedText.Piece> pieces = MarkedText.of("<a>bcd<e>", List.of(new Span(0, 3), new Span(6, 9)))
                .withLearned(List.of(new Span(4, 9)))
                .pieces();

        assertThat(pieces.stream().map(piece -> piece.text() + ":" + piece.style()))
                .containsExactly("<a>:special unlearned", "b:unlearned", "cd:learned", "<e>:special learned");
    }

    @Test
    void showsTokensThatShareACharacterAsOne() {
        String text = "Guten Tag 🪿";
        List<MarkedText.Piece> pieces = MarkedText.of(text, List.of())
                .withTokens(O200K.encode(text, false))
                .pieces();

        assertThat(joined(pieces)).isEqualTo(text);
        assertThat(pieces.stream().mapToInt(piece -> piece.tokens().size()).sum())
                .isEqualTo(O200K.count(text));
        assertThat(pieces.get(0).style()).isEqualTo("token");
        assertThat(pieces.get(1).style()).isEqualTo("token odd");
        assertThat(pieces.get(pieces.size() - 1).tokens()).hasSizeGreaterThan(1);
        assertThat(pieces.get(0).told()).isEqualTo("38 G");
    }

    @Test
    void marksARunThatGoesOnWithTheTokenBeforeIt() {
        List<MarkedText.Piece> pieces = MarkedText.of("hello", List.of())
                .withLearned(List.of(new Span(2, 5)))
                .withTokens(O200K.encode("hello", false))
                .pieces();

        assertThat(pieces.stream().map(MarkedText.Piece::style))
                .containsExactly("unlearned token", "learned token rest");
    }

    private static String joined(List<MarkedText.Piece> pieces) {
        return pieces.stream().map(MarkedText.Piece::text).collect(Collectors.joining());
    }
}
