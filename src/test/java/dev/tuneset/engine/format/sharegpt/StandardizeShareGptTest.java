package dev.tuneset.engine.format.sharegpt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.tuneset.engine.format.Rows;
import dev.tuneset.engine.outcome.TunesetException;
import dev.tuneset.engine.row.Row;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class StandardizeShareGptTest {
    @Test
    void namesARoleThatFirstComesInALaterRowByItself() {
        List<Row> rows = new ArrayList<>();
        for (int i = 0; i < 10; i++) {
            rows.add(row("human", i));
        }
        rows.add(row("Human", 10));
        StandardizeShareGpt standardize = new StandardizeShareGpt(StandardizeShareGpt.Aliases.STANDARD, false);

        TunesetException error = catchThrowableOfType(TunesetException.class, () -> standardize.apply(rows));

        assertThat(error.arguments()).containsExactly("KeyError", "Human");
    }

    private static Row row(String asks, int number) {
        return Rows.json("{'conversations': [{'from': '" + asks + "', 'value': 'q" + number
                + "'}, {'from': 'gpt', 'value': 'a" + number + "'}]}");
    }
}
