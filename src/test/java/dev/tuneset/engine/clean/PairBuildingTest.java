package dev.tuneset.engine.clean;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tuneset.engine.clean.PairBuilding.Method;
import dev.tuneset.engine.example.Example;
import dev.tuneset.engine.example.Example.Completion;
import dev.tuneset.engine.example.Example.Completion.Kind;
import dev.tuneset.engine.example.Message;
import dev.tuneset.engine.example.Role;
import dev.tuneset.engine.outcome.Note;
import dev.tuneset.engine.outcome.Outcome;
import dev.tuneset.engine.outcome.Reason;
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
        assertThat(made(step(Method.ALL, 0, 0).apply(scored("a", 1, "a", 0, "b", 1))))
                .hasSize(1);
    }

    @Test
    void leavesOtherExamplesAlone() {
        Example text = Example.ofText("x");
        assertThat(step(Method.ALL, 0, 0).apply(text)).isEqualTo(Outcome.kept(List.of(text)));
    }

    @Test
    void refusesANegativeMargin() {
        assertThatThrownBy(() -> step(Method.ALL, -1, 0)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void keepsThePairsFurthestApartWhenThereAreTooMany() {
        assertThat(texts(step(Method.ALL, 0, 2).apply(scored))).containsExactly("b>a", "b>d");
    }

    @Test
    void saysHowManyPairsWereMade() {
        Outcome<List<Example>> outcome = step(Method.BEST_REST, 0, 0).apply(scored);
        assertThat(((Outcome.Repaired<List<Example>>) outcome).notes())
                .containsExactly(new Note(Reason.EXAMPLES_MADE, "3 pairs of 4 answers"));
    }

    @Test
    void dropsARowOfWhichNoPairCanBeMade() {
        assertThat(step(Method.ALL, 2, 0).apply(scored))
                .isEqualTo(Outcome.dropped(Reason.NO_PAIR, "no two of the 4 answers differ by a score of 2.0"));
        assertThat(step(Method.ALL, 0, 0).apply(scored("a", 1)))
                .isEqualTo(Outcome.dropped(Reason.NO_PAIR, "there is only one scored answer"));
    }

    private List<String> pairs(Method method, double margin) {
        return texts(step(method, margin, 0).apply(scored));
    }

    private static List<String> texts(Outcome<List<Example>> outcome) {
        return made(outcome).stream()
                .map(pair -> pair.completions().get(0).messages().get(0).text() + ">"
                        + pair.completions().get(1).messages().get(0).text())
                .toList();
    }

    private static List<Example> made(Outcome<List<Example>> outcome) {
        return ((Outcome.Repaired<List<Example>>) outcome).value();
    }

    private static CleaningStep step(Method method, double margin, int pairsMax) {
        return new CleanSpec.Pairs(method, margin, pairsMax).start();
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
