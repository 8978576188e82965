package dev.tuneset.recipe;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class TextDiffTest {
    @Test
    void marksTheWordsThatChanged() {
        assertThat(marked("The Human said: no", "The human said: yes")).isEqualTo("The -Human- said: -no-");
        assertThat(markedAfter("The Human said: no", "The human said: yes")).isEqualTo("The -human- said: -yes-");
    }

    @Test
    void takesIdeographsOneByOne() {
        assertThat(marked("重新启动设备", "重新关闭设备")).isEqualTo("重新-启动-设备");
    }

    @Test
    void marksWhatWasAddedOnOneSideOnly() {
        assertThat(marked("a c", "a b c")).isEqualTo("a c");
        assertThat(markedAfter("a c", "a b c")).isEqualTo("a -b -c");
        assertThat(marked("", "x")).isEmpty();
    }

    @Test
    void cutsLongStretchesThatAreTheSame() {
        String same = "word ".repeat(1_000);
        assertThat(marked(same + "x " + same, same + "y " + same))
                .hasSizeLessThan(200)
                .contains("…", "-x-");
    }

    @Test
    void keepsEveryCharacterOfShortTexts() {
        Random random = new Random(5);
        for (int i = 0; i < 200; i++) {
            String before = text(random);
            String after = text(random);
            TextDiff diff = TextDiff.of(before, after);
            assertThat(joined(diff.before())).isEqualTo(before);
            assertThat(joined(diff.after())).isEqualTo(after);
            assertThat(same(diff.before())).isEqualTo(same(diff.after()));
        }
    }

    private static String text(Random random) {
        return random.ints(random.nextInt(20), 0, 4)
                .mapToObj(i -> List.of("a", " ", "中", "😀").get(i))
                .collect(Collectors.joining());
    }

    private static String joined(List<TextDiff.Piece> pieces) {
        return pieces.stream().map(TextDiff.Piece::text).collect(Collectors.joining());
    }

    private static String same(List<TextDiff.Piece> pieces) {
        return joined(pieces.stream().filter(piece -> !piece.changed()).toList());
    }

    private static String marked(String before, String after) {
        return shown(TextDiff.of(before, after).before());
    }

    private static String markedAfter(String before, String after) {
        return shown(TextDiff.of(before, after).after());
    }

    private static String shown(List<TextDiff.Piece> pieces) {
        return pieces.stream()
                .map(piece -> piece.changed() ? "-" + piece.text() + "-" : piece.text())
                .collect(Collectors.joining());
    }
}
