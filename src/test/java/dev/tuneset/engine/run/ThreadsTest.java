package dev.tuneset.engine.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tuneset.engine.outcome.Reason;
import dev.tuneset.engine.recipe.Recipe;
import dev.tuneset.engine.recipe.RecipeText;
import dev.tuneset.engine.row.BadRow;
import dev.tuneset.engine.row.Place;
import dev.tuneset.engine.row.ReadRow;
import dev.tuneset.engine.row.Row;
import dev.tuneset.engine.row.Schema;
import dev.tuneset.engine.template.Catalogue;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs on several threads: the same bytes and the same ledger. */
class ThreadsTest {
    private static final Schema COLUMNS = Schema.of("question", "answer");
    private static final String RECIPE = """
            map: {roles: {user: question, assistant: answer}}
            clean: [{length: {characters_min: 4}}, {deduplicate: {by: prompt}}]
            target: {format: chatml, chat_template: chatml}
            split: {train: 0.8, validation: 0.2, seed: 3407}
            """;

    @TempDir
    Path folder;

    @Test
    void writesTheSameBytesForAnyNumberOfThreads() throws IOException {
        run("one", 1);
        run("many", 7);

        for (String file : List.of("train.jsonl", "validation.jsonl", "ledger.jsonl", "SHA256SUMS")) {
            assertThat(folder.resolve("many").resolve(file))
                    .hasSameBinaryContentAs(folder.resolve("one").resolve(file));
        }
        assertThat(folder.resolve("many/train.jsonl")).isNotEmptyFile();
        assertThat(Files.readString(folder.resolve("many/ledger.jsonl")))
                .contains("duplicate", "too_short", "malformed_row");
    }

    private void run(String out, int threads) {
        Recipe recipe = RecipeText.parse(RECIPE);
        LocalDateTime now = LocalDateTime.of(2026, 1, 2, 3, 4);
        Conversion conversion = new Conversion(recipe, new Catalogue()::named, now, threads);
        new Run(recipe, conversion).into(folder.resolve(out), new ListRows(COLUMNS, rows()), Progress.UNWATCHED);
    }

    /** Some rows repeat, some are too short, some are broken. */
    private static List<ReadRow> rows() {
        List<ReadRow> rows = new ArrayList<>();
        for (int i = 1; i <= 3_000; i++) {
            Place place = new Place("t.csv", i, i + 1);
            rows.add(
                    i % 97 == 0
                            ? new BadRow(place, Reason.MALFORMED_ROW, "broken", "x")
                            : new Row(COLUMNS, new Object[] {"q" + i % 700, i % 11 == 0 ? "a" : "answer " + i}, place));
        }
        return rows;
    }
}
