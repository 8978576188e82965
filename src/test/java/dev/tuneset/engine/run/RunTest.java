package dev.tuneset.engine.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tuneset.engine.outcome.Problem;
import dev.tuneset.engine.outcome.Reason;
import dev.tuneset.engine.outcome.TunesetException;
import dev.tuneset.engine.recipe.Recipe;
import dev.tuneset.engine.recipe.RecipeText;
import dev.tuneset.engine.row.BadRow;
import dev.tuneset.engine.row.Place;
import dev.tuneset.engine.row.ReadRow;
import dev.tuneset.engine.row.Row;
import dev.tuneset.engine.row.RowReader;
import dev.tuneset.engine.row.Schema;
import dev.tuneset.engine.template.Catalogue;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunTest {
    private static final Schema COLUMNS = Schema.of("question", "answer");
    private static final String RECIPE = """
            map: {roles: {user: question, assistant: answer}}
            clean: [{deduplicate: {by: example}}]
            target: {format: sharegpt}
            """;

    @TempDir
    Path folder;

    @Test
    void accountsForEveryRow() throws IOException {
        Report report = run(RECIPE, rows(row("q1", "a1"), bad(), row("q1", "a1"), row("q2", "a2"), row("q3", "")));

        LedgerCounts ledger = report.ledger();
        assertThat(ledger.read()).isEqualTo(5);
        assertThat(ledger.kept()).isEqualTo(2);
        assertThat(ledger.dropped()).isEqualTo(1);
        assertThat(ledger.rejected()).isEqualTo(2);
        assertThat(ledger.reasons())
                .containsEntry(Reason.DUPLICATE, 1L)
                .containsEntry(Reason.MALFORMED_ROW, 1L)
                .containsEntry(Reason.MISSING_OUTPUT, 1L);
        assertThat(lines("train.jsonl"))
                .containsExactly(
                        "{\"conversations\":[{\"from\":\"human\",\"value\":\"q1\"},{\"from\":\"gpt\",\"value\":\"a1\"}]}",
                        "{\"conversations\":[{\"from\":\"human\",\"value\":\"q2\"},{\"from\":\"gpt\",\"value\":\"a2\"}]}");
        assertThat(lines("ledger.jsonl"))
                .hasSize(3)
                .first()
                .isEqualTo("{\"place\":\"t.csv:3\",\"row\":2,\"line\":3,\"outcome\":\"rejected\","
                        + "\"reason\":\"malformed_row\",\"detail\":\"broken\"}");
    }

    @Test
    void writesSumsThatFitTheFiles() throws Exception {
        Report report = run(RECIPE, rows(row("q1", "a1")));

        for (String line : lines("SHA256SUMS")) {
            String[] parts = line.split("  ");
            byte[] bytes = Files.readAllBytes(folder.resolve("out").resolve(parts[1]));
            byte[] digest = java.security.MessageDigest.getInstance("SHA-256").digest(bytes);
            assertThat(java.util.HexFormat.of().formatHex(digest)).isEqualTo(parts[0]);
        }
        assertThat(report.artifacts())
                .extracting(Artifact::name)
                .containsExactly("train.jsonl", "ledger.jsonl", "recipe.yaml");
    }

    @Test
    void rendersTheTextBesideTheExample() throws IOException {
        run(
                "map: {roles: {user: question, assistant: answer}}\ntarget: {format: chatml, chat_template: chatml}",
                rows(row("q", "a")));

        assertThat(lines("train.jsonl"))
                .containsExactly("{\"messages\":[{\"role\":\"user\",\"content\":\"q\"},"
                        + "{\"role\":\"assistant\",\"content\":\"a\"}],"
                        + "\"text\":\"<|im_start|>user\\nq<|im_end|>\\n<|im_start|>assistant\\na<|im_end|>\\n\"}");
    }

    @Test
    void rejectsWhatTheTemplateRefuses() throws IOException {
        Report report = run(
                "map: {turns: [{role: user, column: question}, {role: user, column: question}, "
                        + "{role: assistant, column: answer}]}\n"
                        + "target: {format: chatml, chat_template: gemma-3}",
                rows(row("q", "a")));

        assertThat(report.ledger().reasons()).containsEntry(Reason.TEMPLATE_ERROR, 1L);
        assertThat(lines("ledger.jsonl").get(0)).contains("must alternate");
    }

    @Test
    void givesEverySplitItsFile() throws IOException {
        ReadRow[] many = new ReadRow[50];
        for (int i = 0; i < many.length; i++) {
            many[i] = row("q" + i, "a");
        }
        Report report = run(RECIPE + "split: {train: 0.8, validation: 0.2}", rows(many));

        assertThat(report.splits()).containsEntry("train", 40L).containsEntry("validation", 10L);
        assertThat(lines("validation.jsonl")).hasSize(10);
    }

    @Test
    void givesTheSameBytesEachTime() throws IOException {
        ReadRow[] many = new ReadRow[500];
        for (int i = 0; i < many.length; i++) {
            many[i] = row("question " + i % 400, "a" + i % 400);
        }
        Report first = run(RECIPE, rows(many), "one");
        Report second = run(RECIPE, rows(many), "two");

        assertThat(second.artifacts()).isEqualTo(first.artifacts());
    }

    @Test
    void leavesNothingBehindWhenCancelled() throws IOException {
        Progress cancelling = new Progress() {
            @Override
            public void at(long rows, long bytesRead, long bytesTotal) {
                // nobody looks
            }

            @Override
            public boolean cancelled() {
                return true;
            }
        };
        Recipe recipe = RecipeText.parse(RECIPE);

        assertThatThrownBy(() -> new Run(recipe, conversion(recipe))
                        .into(folder.resolve("out"), rows(row("q", "a")), cancelling))
                .isInstanceOfSatisfying(
                        TunesetException.class,
                        trouble -> assertThat(trouble.problem()).isEqualTo(Problem.CANCELLED));
        assertThat(left()).isEmpty();
    }

    @Test
    void leavesNothingBehindWhenTheSourceBreaks() throws IOException {
        RowReader broken = new ListRows(COLUMNS, List.of()) {
            @Override
            public @Nullable ReadRow next() {
                throw new TunesetException(Problem.UNREADABLE_SOURCE, "gone", "The file is gone.");
            }
        };
        Recipe recipe = RecipeText.parse(RECIPE);

        assertThatThrownBy(() ->
                        new Run(recipe, conversion(recipe)).into(folder.resolve("out"), broken, Progress.UNWATCHED))
                .hasMessage("The file is gone.");
        assertThat(left()).isEmpty();
    }

    @Test
    void doesNotTouchAFolderThatHoldsSomething() throws IOException {
        Files.createDirectories(folder.resolve("out"));
        Files.writeString(folder.resolve("out/mine.txt"), "mine");

        assertThatThrownBy(() -> run(RECIPE, rows(row("q", "a"))))
                .isInstanceOfSatisfying(
                        TunesetException.class,
                        trouble -> assertThat(trouble.code()).isEqualTo("output_exists"));
        assertThat(folder.resolve("out/mine.txt")).hasContent("mine");
    }

    @Test
    void joinsConversationsAndKeepsTheirNumber() throws IOException {
        Report report = run(
                "map: {roles: {user: question, assistant: answer}, conversation_extension: 3}",
                rows(row("q0", "a0"), bad(), row("q1", "a1"), row("q2", "a2")));

        assertThat(report.ledger().read()).isEqualTo(4);
        assertThat(report.ledger().kept()).isEqualTo(3);
        assertThat(lines("train.jsonl"))
                .hasSize(3)
                .allSatisfy(line -> assertThat(line.split("\"role\"")).hasSize(7));
    }

    private Report run(String recipe, RowReader rows) throws IOException {
        return run(recipe, rows, "out");
    }

    private Report run(String text, RowReader rows, String name) {
        Recipe recipe = RecipeText.parse(text);
        return new Run(recipe, conversion(recipe)).into(folder.resolve(name), rows, Progress.UNWATCHED);
    }

    private static Conversion conversion(Recipe recipe) {
        return new Conversion(recipe, new Catalogue()::named, LocalDateTime.of(2026, 1, 1, 0, 0));
    }

    private List<String> lines(String name) throws IOException {
        return Files.readAllLines(folder.resolve("out").resolve(name));
    }

    private List<String> left() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(Path::toString).toList();
        }
    }

    private static RowReader rows(ReadRow... rows) {
        List<ReadRow> placed = new ArrayList<>();
        for (ReadRow row : rows) {
            Place place = new Place("t.csv", placed.size() + 1L, placed.size() + 2L);
            placed.add(
                    row instanceof Row whole
                            ? new Row(COLUMNS, whole.values().toArray(), place)
                            : new BadRow(place, Reason.MALFORMED_ROW, "broken", "raw"));
        }
        return new ListRows(COLUMNS, placed);
    }

    private static Row row(String question, String answer) {
        return new Row(COLUMNS, new Object[] {question, answer}, new Place("t.csv", 1, 2));
    }

    private static BadRow bad() {
        return new BadRow(new Place("t.csv", 1, 2), Reason.MALFORMED_ROW, "broken", "raw");
    }
}
