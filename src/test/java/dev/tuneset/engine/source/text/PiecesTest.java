package dev.tuneset.engine.source.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PiecesTest {
    @Test
    void fillsWindowsWithWholeSentences() throws IOException {
        String text = "One two three. Four five! Six seven? Eight nine ten. The end.";
        assertThat(windows(text, 30, 0))
                .containsExactly("One two three. Four five!", "Six seven? Eight nine ten.", "The end.");
    }

    @Test
    void cutsAtChineseAndJapaneseStops() throws IOException {
        String text = "今天天气很好。我们去公园吧！“好的。”他说。それはいい考えですね。行きましょう。";
        assertThat(windows(text, 16, 0)).containsExactly("今天天气很好。我们去公园吧！", "“好的。”他说。", "それはいい考えですね。", "行きましょう。");
    }

    @Test
    void doesNotTakeAbbreviationsAndNumbersForEnds() throws IOException {
        String text = "Mr. Darcy met J. Austen. It cost 3.14 dollars, i.e. too much. Bye.";
        assertThat(windows(text, 37, 0))
                .containsExactly("Mr. Darcy met J. Austen.", "It cost 3.14 dollars, i.e. too much.", "Bye.");
    }

    @Test
    void repeatsTheLastSentencesAsOverlap() throws IOException {
        String text = "A one. B two. C three. D four. E five.";
        assertThat(windows(text, 16, 8)).containsExactly("A one. B two.", "B two. C three.", "D four. E five.");
    }

    @Test
    void cutsASentenceThatIsTooLongAtBlanksAndNeverInsideACharacter() throws IOException {
        assertThat(windows("alpha beta gamma delta", 11, 0)).containsExactly("alpha beta", "gamma delta");
        assertThat(windows("漢字仮名交じり文", 3, 0)).containsExactly("漢字仮", "名交じ", "り文");
        assertThat(windows("😀😀😀😀😀", 2, 0)).containsExactly("😀😀", "😀😀", "😀");
        assertThat(windows("e\u0301e\u0301e\u0301", 3, 0)).containsExactly("e\u0301", "e\u0301", "e\u0301");
    }

    @Test
    void cutsALetterWithMarksWithoutEnd() throws IOException {
        assertThat(windows("e" + "\u0301".repeat(100_000), 1_000, 0)).hasSize(101);
        assertThat(windows("e" + "\ud834\udd65".repeat(1_000), 100, 0)).hasSize(11);
    }

    @Test
    void keepsTheIndentOfAParagraph() throws IOException {
        Cut cut = new Cut(Unit.PARAGRAPH, 1, 0, null);
        assertThat(pieces("\n  \n    a();\n\tb();\n\n\tc();\n", cut, false))
                .containsExactly("    a();\n\tb();", "\tc();");
    }

    @Test
    void splitsParagraphsAtBlankLines() throws IOException {
        Cut cut = new Cut(Unit.PARAGRAPH, 1, 0, null);
        assertThat(pieces("first\r\nline\r\n\r\n \t\r\nsecond\n\n\n\nthird", cut, false))
                .containsExactly("first\nline", "second", "third");
    }

    @Test
    void keepsCodeBetweenFencesTogetherInMarkdown() throws IOException {
        String text = "Intro\n\n```java\na();\n\nb();\n```\n\nOutro";
        assertThat(pieces(text, new Cut(Unit.PARAGRAPH, 1, 0, null), true))
                .containsExactly("Intro", "```java\na();\n\nb();\n```", "Outro");
    }

    @Test
    void countsTokensWhenGivenACounter() throws IOException {
        TokenCounter words = text -> text.strip().split("\\s+").length;
        Cut cut = new Cut(Unit.TOKENS, 5, 2, words);
        assertThat(pieces("A b c. D e. F g h. I.", cut, false)).containsExactly("A b c. D e.", "D e. F g h.", "I.");
    }

    @Test
    void tellsTheLineOfEachPiece() throws IOException {
        Pieces pieces = new Pieces(new StringReader("a\n\n\nb\nc\n\nd"), new Cut(Unit.PARAGRAPH, 1, 0, null), false);
        List<Long> lines = new ArrayList<>();
        while (pieces.next() != null) {
            lines.add(pieces.line());
        }
        assertThat(lines).containsExactly(1L, 4L, 7L);
    }

    @ParameterizedTest
    @ValueSource(ints = {7, 50, 400, 3_000})
    void losesNothingWhateverTheTextAndTheWindow(int size) throws IOException {
        String alphabet = "ab Ω。. \n!?é漢😀".concat("word ").repeat(2);
        int[] letters = alphabet.codePoints().toArray();
        for (int seed = 0; seed < 20; seed++) {
            Random random = new Random(seed);
            StringBuilder text = new StringBuilder();
            for (int i = random.nextInt(60_000); i > 0; i--) {
                text.appendCodePoint(letters[random.nextInt(letters.length)]);
            }
            List<String> windows = windows(text.toString(), size, 0);
            assertThat(String.join("", windows).replaceAll("\\s", ""))
                    .isEqualTo(text.toString().replaceAll("\\s", ""));
            assertThat(windows)
                    .allSatisfy(window -> assertThat(window.codePointCount(0, window.length()))
                            .isLessThanOrEqualTo(size));
        }
    }

    private static List<String> windows(String text, int size, int overlap) throws IOException {
        return pieces(text, new Cut(Unit.WINDOW, size, overlap, null), false);
    }

    private static List<String> pieces(String text, Cut cut, boolean fences) throws IOException {
        Pieces pieces = new Pieces(new StringReader(text), cut, fences);
        List<String> all = new ArrayList<>();
        for (String piece = pieces.next(); piece != null; piece = pieces.next()) {
            all.add(piece);
        }
        return all;
    }
}
