package dev.tuneset.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tuneset.cli.Cli;
import dev.tuneset.engine.format.Shared;
import dev.tuneset.engine.recipe.Recipe;
import dev.tuneset.engine.recipe.RecipeText;
import dev.tuneset.engine.row.RowReader;
import dev.tuneset.engine.run.Conversion;
import dev.tuneset.engine.run.Progress;
import dev.tuneset.engine.run.Run;
import dev.tuneset.engine.source.standard.StandardSources;
import dev.tuneset.engine.template.Catalogue;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.LocalDateTime;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The same recipe over the same file writes the same bytes by REST, by command line and by the engine alone. */
@QuarkusTest
class SameBytesTest {
    /** Fewer than lines: notes hold line breaks. */
    private static final long SAMPLE_ROWS = 612;

    private static final String PARCELS = """
            map:
              merged_prompt: "A parcel to {city} by {service}.[[ It weighs {weight_kg} kg.]][[ Note: {note}]]"
              output_column: outcome
            clean: [{deduplicate: {by: prompt}}]
            target: {format: chatml, chat_template: chatml}
            split: {train: 0.9, validation: 0.1}
            """;
    private static final String TITANIC = """
            source: {types: inferred}
            map:
              merged_prompt: "A {sex} passenger[[ of age {age}]] paid {fare} for class {class}.[[ Embarked: {embark_town}]]"
              output_column: survived
            target: {format: sharegpt}
            compat: unsloth
            """;

    @TempDir
    Path folder;

    @Test
    void overTheSample() throws IOException {
        byte[] sample;
        try (var resource = SameBytesTest.class.getResourceAsStream("/samples/parcels.csv")) {
            sample = resource.readAllBytes();
        }
        Map<String, byte[]> files = check("parcels.csv", sample, "text", PARCELS, SAMPLE_ROWS);
        assertThat(files).containsKeys("train.jsonl", "validation.jsonl");
        assertThat(files.get("ledger.jsonl")).isNotEmpty();
    }

    @Test
    void overAFileWithBadRowsThatIsNotUtf8() throws IOException {
        StringBuilder csv = new StringBuilder("名称;标签\r\n");
        for (int i = 0; i < 300; i++) {
            csv.append(i % 100 == 50 ? "太多;了;吗\r\n" : "\"第 " + i + " 行\r\n；文字\";" + (i % 7 == 0 ? "" : "好") + "\r\n");
        }
        String recipe = "map: {merged_prompt: '{名称}', output_column: 标签}\ntarget: {format: alpaca}\nwrite: {as: csv}\n";
        Map<String, byte[]> files = check(
                "标签.csv", csv.toString().getBytes(java.nio.charset.Charset.forName("GB18030")), "text", recipe, 300);
        assertThat(new String(files.get("train.csv"), StandardCharsets.UTF_8)).contains("第 1 行\r\n；文字");
        assertThat(new String(files.get("ledger.jsonl"), StandardCharsets.UTF_8))
                .contains("标签.csv:", "too_many_values", "missing_output");
        assertThat(new String(files.get("recipe.yaml"), StandardCharsets.UTF_8)).contains("GB18030");
    }

    @Test
    void overTheTitanicAsUnslothDoes() throws IOException {
        byte[] titanic = Files.readAllBytes(Shared.file("data/tabular/seaborn-data/titanic.csv"));
        Map<String, byte[]> files = check("titanic.csv", titanic, "inferred", TITANIC, 891);
        assertThat(new String(files.get("train.jsonl"), StandardCharsets.UTF_8).lines())
                .hasSize(891)
                .first()
                .isEqualTo("{\"conversations\":[{\"from\":\"human\",\"value\":\"A male passenger of age 22.0 paid 7.25 "
                        + "for class Third. Embarked: Southampton\"},{\"from\":\"gpt\",\"value\":\"0\"}]}");
    }

    private Map<String, byte[]> check(String name, byte[] data, String types, String recipe, long rows)
            throws IOException {
        Path file = Files.write(folder.resolve(name), data);
        Map<String, byte[]> rest = byRest(name, data, types, recipe, rows);
        assertSame(byCommandLine(file, recipe), rest);
        assertSame(byEngine(file, new String(rest.get("recipe.yaml"), StandardCharsets.UTF_8)), rest);
        assertSums(rest);
        return rest;
    }

    private static Map<String, byte[]> byRest(String name, byte[] data, String types, String recipe, long rows) {
        int project = Journey.project("same bytes");
        int dataset = Journey.dataset(project, name, data, types);
        int run = Journey.start(Journey.recipe(project, dataset, recipe));
        JsonPath ended = Journey.ended(run);
        assertThat(ended.getString("status")).as(ended.prettify()).isEqualTo("done");
        JsonPath ledger = new JsonPath(new String(Journey.artifact(run, "report.json"), StandardCharsets.UTF_8));
        assertThat(ledger.getLong("ledger.read")).isEqualTo(rows);
        assertThat(ledger.getLong("ledger.kept")
                        + ledger.getLong("ledger.repaired")
                        + ledger.getLong("ledger.dropped")
                        + ledger.getLong("ledger.rejected"))
                .isEqualTo(rows);
        Map<String, byte[]> files = new TreeMap<>();
        for (String artifact : ended.<String>getList("report.artifacts.name")) {
            files.put(artifact, Journey.artifact(run, artifact));
        }
        for (String more : List.of("report.json", "SHA256SUMS")) {
            files.put(more, Journey.artifact(run, more));
        }
        return files;
    }

    private Map<String, byte[]> byCommandLine(Path file, String recipe) throws IOException {
        Path yaml = Files.writeString(folder.resolve("R.yaml"), recipe);
        Path out = folder.resolve("by-command-line");
        StringWriter said = new StringWriter();
        PrintWriter writer = new PrintWriter(said);
        int exit = new Cli(settings -> 99, writer, writer)
                .run("convert", file.toString(), "--recipe", yaml.toString(), "--out", out.toString());
        assertThat(exit).as(said.toString()).isZero();
        return files(out);
    }

    private Map<String, byte[]> byEngine(Path file, String yaml) throws IOException {
        Recipe recipe = RecipeText.parse(yaml);
        Path out = folder.resolve("by-engine");
        try (RowReader rows = StandardSources.sources()
                .open(file, file.getFileName().toString(), recipe.source().options())) {
            new Run(recipe, new Conversion(recipe, new Catalogue()::named, LocalDateTime.now()))
                    .into(out, rows, Progress.UNWATCHED);
        }
        return files(out);
    }

    private static Map<String, byte[]> files(Path folder) throws IOException {
        Map<String, byte[]> files = new TreeMap<>();
        try (Stream<Path> list = Files.list(folder)) {
            for (Path file : list.toList()) {
                files.put(file.getFileName().toString(), Files.readAllBytes(file));
            }
        }
        return files;
    }

    private static void assertSame(Map<String, byte[]> got, Map<String, byte[]> wanted) {
        assertThat(got.keySet()).isEqualTo(wanted.keySet());
        wanted.forEach((name, bytes) -> {
            assertThat(new String(got.get(name), StandardCharsets.UTF_8))
                    .as(name)
                    .isEqualTo(new String(bytes, StandardCharsets.UTF_8));
            assertThat(got.get(name)).as(name).isEqualTo(bytes);
        });
    }

    private static void assertSums(Map<String, byte[]> files) {
        List<String> sums = new String(files.get("SHA256SUMS"), StandardCharsets.UTF_8)
                .lines()
                .toList();
        assertThat(sums).hasSize(files.size() - 1);
        for (String line : sums) {
            String[] parts = line.split("  ");
            assertThat(sha256(files.get(parts[1]))).as(parts[1]).isEqualTo(parts[0]);
        }
    }

    private static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError(e);
        }
    }
}
