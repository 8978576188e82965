package dev.tuneset.engine.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tuneset.engine.format.Rows;
import dev.tuneset.engine.format.turns.JsonText;
import dev.tuneset.engine.outcome.Reason;
import dev.tuneset.engine.recipe.RecipeText;
import dev.tuneset.engine.row.Place;
import dev.tuneset.engine.row.Row;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Rows of which several examples are made. */
class SeveralExamplesTest {
    private static final String RANKED =
            "{'prompt':'p%1$d','answers':[{'answer':'a','score':3},{'answer':'b','score':2},"
                    + "{'answer':'c','score':2}]}";

    @TempDir
    Path scratch;

    private final List<String> records = new ArrayList<>();
    private final List<Map<String, Object>> entries = new ArrayList<>();

    @Test
    void keepsARowOnceHoweverManyExamplesAreMadeOfIt() {
        LedgerCounts counts =
                convert("{clean: [{pairs: {method: all}}], target: {format: preference}}", RANKED.formatted(1));

        assertThat(records)
                .containsExactly(
                        "{\"prompt\": \"p1\", \"chosen\": \"a\", \"rejected\": \"b\"}",
                        "{\"prompt\": \"p1\", \"chosen\": \"a\", \"rejected\": \"c\"}");
        assertThat(counts.read()).isEqualTo(1);
        assertThat(counts.kept()).isEqualTo(1);
        assertThat(counts.reasons()).containsEntry(Reason.EXAMPLES_MADE, 1L);
        assertThat(entries)
                .singleElement()
                .satisfies(line -> assertThat(line)
                        .containsEntry("outcome", "kept")
                        .containsEntry("reason", "examples_made")
                        .containsEntry("detail", "2 pairs of 3 answers"));
    }

    @Test
    void dropsARowWithoutAPair() {
        LedgerCounts counts =
                convert("{clean: [{pairs: {margin_min: 5}}], target: {format: preference}}", RANKED.formatted(1));
        assertThat(counts.dropped()).isEqualTo(1);
        assertThat(records).isEmpty();
        assertThat(entries).singleElement().satisfies(line -> assertThat(line).containsEntry("reason", "no_pair"));
    }

    @Test
    void makesLabelledAnswersOfScoredOnesByTwoSteps() {
        convert("{clean: [{pairs: {method: best_worst}}, {unpair: {}}], target: {format: kto}}", RANKED.formatted(1));
        assertThat(records)
                .containsExactly(
                        "{\"prompt\": \"p1\", \"completion\": \"a\", \"label\": true}",
                        "{\"prompt\": \"p1\", \"completion\": \"c\", \"label\": false}");
    }

    @Test
    void saysWhichOfSeveralExamplesALaterStepLeavesOut() {
        LedgerCounts counts = convert(
                "{clean: [{pairs: {method: all}}, {deduplicate: {by: prompt}}], target: {format: preference}}",
                RANKED.formatted(1));
        assertThat(records).hasSize(1);
        assertThat(counts.repaired()).isEqualTo(1);
        assertThat(counts.reasons()).containsEntry(Reason.DUPLICATE, 1L);
        assertThat(entries.toString()).contains("of 2 examples made, left out: the same prompt came before");
    }

    @Test
    void dropsARowWhenALaterStepLeavesAllItsExamplesOut() {
        LedgerCounts counts = convert(
                "{clean: [{pairs: {method: all}}, {length: {characters_min: 100}}], target: {format: preference}}",
                RANKED.formatted(1));
        assertThat(counts.dropped()).isEqualTo(1);
        assertThat(counts.reasons()).containsEntry(Reason.TOO_SHORT, 1L);
    }

    @Test
    void keepsWhatIsMadeOfOneRowOnOneSideOfASplit() throws Exception {
        List<Row> rows = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            Row row = Rows.json(RANKED.formatted(i));
            rows.add(new Row(row.schema(), new Object[] {row.value(0), row.value(1)}, new Place("x", i + 1, 0)));
        }
        String recipe = "{clean: [{pairs: {method: best_rest}}], target: {format: preference},"
                + " split: {train: 0.5, validation: 0.5}}";
        Path out = scratch.resolve("out");
        new Run(RecipeText.parse(recipe), conversion(recipe))
                .into(out, new ListRows(rows.get(0).schema(), rows), Progress.UNWATCHED);
        List<String> train = prompts(out.resolve("train.jsonl"));
        List<String> validation = prompts(out.resolve("validation.jsonl"));
        assertThat(train).hasSize(40).doesNotContainAnyElementsOf(validation);
        assertThat(validation).hasSize(40);
    }

    private static List<String> prompts(Path file) throws Exception {
        return Files.readAllLines(file).stream()
                .map(line -> line.replaceAll(".*\"prompt\":\"(p\\d+)\".*", "$1"))
                .toList();
    }

    private LedgerCounts convert(String recipe, String row) {
        return conversion(recipe)
                .run(
                        new ListRows(Rows.json(row).schema(), List.of(Rows.json(row))),
                        scratch,
                        (place, converted) -> records.add(JsonText.write(converted.fields())),
                        entry -> entries.addAll(entry.lines()),
                        Progress.UNWATCHED);
    }

    private static Conversion conversion(String recipe) {
        return new Conversion(
                RecipeText.parse(recipe),
                name -> {
                    throw new AssertionError(name);
                },
                LocalDateTime.of(2026, 1, 1, 0, 0));
    }
}
