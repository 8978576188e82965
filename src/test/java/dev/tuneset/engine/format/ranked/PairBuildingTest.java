package dev.tuneset.engine.format.ranked;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tuneset.engine.example.Example;
import dev.tuneset.engine.example.Example.Completion;
import dev.tuneset.engine.example.Example.Completion.Kind;
import dev.tuneset.engine.example.Message;
import dev.tuneset.engine.example.Role;
import dev.tuneset.engine.format.ranked.PairBuilding.Method;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class PairBuildingTest {
    private final Example scored = scored("a", 0.5, "b", 1, "c", 0.5, "d", 0.1);

    @Test
    void pairsTheBestWithTheWorst() {
        assertThat(pairs(Method.BEST_WORST, 0)).containsExactly("b>d");
    }

    @Test
    void pairsTheBestWithEachOther() {
        assertThat(pairs(Method.BEST_REST, 0)).containsExactly("b>a", "b>c", "b>d");
    }

    @Test
    void pairsNeighboursThatDiffer() {
        assertThat(pairs(Method.NEIGHBOURS, 0)).containsExactly("b>a", "c>d");
    }

    @Test
    void pairsAllThatDifferByTheMargin() {
        assertThat(pairs(Method.ALL, 0.5)).containsExactly("b>a", "b>c", "b>d");
        assertThat(pairs(Method.ALL, 0)).containsExactly("b>a", "b>c", "b>d", "a>d", "c>d");
    }

    @Test
    void makesNoPairOfEqualAnswersOrScores() {
        assertThat(new PairBuilding(Method.ALL, 0).of(scored("a", 1, "a", 0, "b", 1)))
                .hasSize(1);
    }

    @Test
    void leavesOtherExamplesAlone() {
        Example text = Example.ofText("x");
        assertThat(new PairBuilding(Method.ALL, 0).of(text)).containsExactly(text);
    }

    @Test
    void refusesANegativeMargin() {
        assertThatThrownBy(() -> new PairBuilding(Method.ALL, -1)).isInstanceOf(IllegalArgumentException.class);
    }

    private List<String> pairs(Method method, double margin) {
        return new PairBuilding(method, margin)
                .of(scored).stream()
                        .map(pair -> pair.completions().get(0).messages().get(0).text() + ">"
                                + pair.completions().get(1).messages().get(0).text())
                        .toList();
    }

    private static Example scored(Object... answersAndScores) {
        List<Completion> answers = new ArrayList<>();
        for (int i = 0; i < answersAndScores.length; i += 2) {
            answers.add(new Completion(
                    Kind.SCORED,
                    List.of(Message.of(Role.ASSISTANT, (String) answersAndScores[i])),
                    ((Number) answersAndScores[i + 1]).doubleValue()));
        }
        return Example.ofMessages(List.of(Message.of(Role.USER, "q"))).withCompletions(answers);
    }
}
