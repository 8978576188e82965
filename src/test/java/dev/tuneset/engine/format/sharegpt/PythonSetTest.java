package dev.tuneset.engine.format.sharegpt;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Expected values: CPython 3.11.7 with PYTHONHASHSEED=0. */
class PythonSetTest {
    @Test
    void hashesAsCPythonDoes() {
        assertThat(List.of("abc", "abcdefgh", "é", "中文", "👋 x", "").stream()
                        .map(PythonSet.PythonHash::of)
                        .toList())
                .containsExactly(
                        -4594863902769663758L,
                        4574395652268504554L,
                        6047309291227476195L,
                        501833946989431548L,
                        -6749985743230299887L,
                        0L);
    }

    @Test
    void listsFewItemsInCPythonsOrder() {
        assertThat(leftOf(12)).containsExactly("w4 w1 w8 w11 w3 w9 w0 w2 w6 w5 w10 w7".split(" "));
    }

    @Test
    void listsManyItemsInCPythonsOrder() {
        assertThat(leftOf(60))
                .containsExactly(
                        "w56 w4 w11 w43 w24 w27 w7 w23 w30 w20 w21 w34 w39 w58 w13 w14 w54 w49 w33 w8 w22 w10 w28 w51 w1 w16 w48 w31 w50 w3 w6 w53 w55 w38 w29 w57 w46 w26 w40 w25 w36 w17 w37 w15 w0 w32 w59 w41 w44 w42 w9 w12 w45 w18 w19 w47 w2 w5 w52 w35"
                                .split(" "));
    }

    private static List<String> leftOf(int count) {
        PythonSet known = PythonSet.of(StandardizeShareGpt.Aliases.STANDARD.all());
        List<String> names = IntStream.range(0, count).mapToObj(i -> "w" + i).toList();
        return known.union(PythonSet.of(names)).minus(known).list();
    }
}
