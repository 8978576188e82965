package dev.tuneset.engine.clean;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tuneset.engine.example.Example;
import dev.tuneset.engine.format.Format;
import dev.tuneset.engine.format.Formats;
import dev.tuneset.engine.format.Rows;
import dev.tuneset.engine.outcome.Outcome;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class UnpairingTest {
    @Test
    void labelsChosenAndRejectedAndKeepsOtherColumns() {
        assertThat(unpaired("preference", "{'prompt':'p','chosen':'c','rejected':'r','score':1}"))
                .containsExactly(
                        Rows.map("{\"prompt\":\"p\",\"completion\":\"c\",\"label\":true,\"score\":1}"),
                        Rows.map("{\"prompt\":\"p\",\"completion\":\"r\",\"label\":false,\"score\":1}"));
    }

    @Test
    void joinsStepsAndWantsThemAllRight() {
        assertThat(unpaired("stepwise", "{'prompt':'p','completions':['a',' b'],'labels':[true,false]}"))
                .containsExactly(Rows.map("{\"prompt\":\"p\",\"completion\":\"a b\",\"label\":false}"));
    }

    @Test
    void leavesOtherExamplesAlone() {
        Example text = Example.ofText("x");
        assertThat(new Unpairing().apply(text)).isEqualTo(Outcome.kept(List.of(text)));
    }

    private static List<Map<String, Object>> unpaired(String from, String row) {
        Format kto = Formats.named("kto");
        Example example = ((Outcome.Kept<Example>) Formats.named(from).read(Rows.json(row))).value();
        Outcome<List<Example>> outcome = new Unpairing().apply(example);
        return ((Outcome.Repaired<List<Example>>) outcome)
                .value().stream()
                        .map(one -> ((Outcome.Kept<Map<String, Object>>) kto.write(one)).value())
                        .toList();
    }
}
