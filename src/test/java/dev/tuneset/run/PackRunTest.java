package dev.tuneset.run;

import static dev.tuneset.run.Journey.API;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItems;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.Test;

/** Packs by REST and on a run's page. */
@QuarkusTest
class PackRunTest {
    private static final String CSV = "q,a\nWhat is 1 + 1?,2\nWhat is 2 + 2?,4\nAnd now?,5\n";
    private static final String MAP = "map: {roles: {user: q, assistant: a}}\n";

    @Test
    void listsThePacks() {
        given().get(API + "/packs")
                .then()
                .statusCode(200)
                .body("name", hasItems("huggingface", "trl", "unsloth", "llama-factory", "axolotl", "ms-swift"))
                .body("find { it.name == 'mlx-lm' }.formats", equalTo(List.of("chatml", "prompt_completion", "text")))
                .body("find { it.name == 'openai' }.rows_min", equalTo(10));
    }

    @Test
    void writesAPackAndServesItsFiles() throws IOException {
        int run = run("target: {format: sharegpt}\nwrite: {shards: {rows: 2}}\npack: {for: llama-factory, name: sums}");

        JsonPath ended = Journey.ended(run);
        assertThat(ended.getString("status")).isEqualTo("done");
        assertThat(ended.getString("report.pack.command")).isEqualTo("llamafactory-cli train train.yaml");
        assertThat(ended.getList("report.artifacts.name"))
                .contains("data/train/train-00000-of-00002.jsonl", "dataset_info.json", "README.md");
        assertThat(text(run, "data/train/train-00001-of-00002.jsonl").lines()).hasSize(1);
        assertThat(text(run, "dataset_info.json")).contains("\"script_url\": \"data\"", "\"split\": \"train\"");
        assertThat(text(run, "data/README.md")).contains("conversations");
        given().get(API + "/runs/" + run + "/artifacts/data/train/train-00001-of-00002.jsonl")
                .then()
                .header("Content-Disposition", containsString("filename=\"train-00001-of-00002.jsonl\""));
    }

    @Test
    void neverServesWhatIsNoArtifact() {
        int run = run("target: {format: chatml}\npack: trl");
        Journey.ended(run);
        for (String name : List.of("../1/train.jsonl", "data", "data/", "..%2f..%2ftuneset.mv.db", "/etc/passwd")) {
            given().urlEncodingEnabled(false)
                    .get(API + "/runs/" + run + "/artifacts/" + name)
                    .then()
                    .statusCode(404);
        }
    }

    @Test
    void sendsARunAsOneZip() throws IOException {
        int run = run("target: {format: chatml}\npack: {for: trl, name: sums}");
        Journey.ended(run);
        byte[] zip = given().get(API + "/runs/" + run + "/archive")
                .then()
                .statusCode(200)
                .header("Content-Disposition", containsString("sums.zip"))
                .extract()
                .asByteArray();
        List<String> names = new ArrayList<>();
        try (ZipInputStream entries = new ZipInputStream(new ByteArrayInputStream(zip))) {
            for (ZipEntry entry = entries.getNextEntry(); entry != null; entry = entries.getNextEntry()) {
                names.add(entry.getName());
            }
        }
        assertThat(names)
                .containsExactlyInAnyOrder(
                        "sums/README.md",
                        "sums/SHA256SUMS",
                        "sums/data/README.md",
                        "sums/data/train.jsonl",
                        "sums/ledger.jsonl",
                        "sums/recipe.yaml",
                        "sums/report.json",
                        "sums/sft.yaml");
    }

    @Test
    void refusesAPackThatCannotReadTheFormat() {
        int project = Journey.project("Packs");
        Map<String, Object> recipe = Map.of(
                "dataset_id", Journey.dataset(project, CSV), "recipe", MAP + "target: {format: alpaca}\npack: openai");
        given().contentType("application/json")
                .body(recipe)
                .post(API + "/projects/" + project + "/recipes")
                .then()
                .statusCode(422)
                .body("code", equalTo("pack_format"))
                .body("field", equalTo("target.format"))
                .body("detail", containsString("chatml, preference_openai"));
    }

    @Test
    void showsTheCommandAndTheRulesOnTheRunsPage() {
        int run = run("target: {format: sharegpt}\npack: llama-factory");
        Journey.ended(run);
        assertThat(given().get("/runs/" + run).asString())
                .contains("Go on with LLaMA-Factory", "llamafactory-cli train train.yaml", "data-copy=\"command\"")
                .contains(
                        "Questions and answers do not alternate",
                        "/api/v1/runs/" + run + "/artifacts/data/train.jsonl");
        assertThat(given().header("Accept-Language", "zh-CN")
                        .get("/runs/" + run)
                        .asString())
                .contains("接着用 LLaMA-Factory", "提问与回答没有交替");
    }

    @Test
    void saysWhatParquetHoldsOtherwise() {
        int project = Journey.project("Notes");
        byte[] rows = "{\"text\":\"a\",\"n\":1}\n{\"text\":\"b\",\"n\":2.5}\n{\"text\":\"c\",\"n\":3}\n"
                .getBytes(StandardCharsets.UTF_8);
        int dataset = Journey.dataset(project, "notes.jsonl", rows, "text");
        int run = Journey.start(Journey.recipe(project, dataset, "target: {format: text}\nwrite: {as: parquet}"));
        JsonPath ended = Journey.ended(run);
        assertThat(ended.getList("report.notes.column")).containsExactly("n");
        assertThat(given().get("/runs/" + run).asString())
                .contains("The values of n are whole numbers and decimals; all are written as decimals.");
    }

    private static int run(String recipe) {
        return Journey.start(recipe(recipe));
    }

    private static int recipe(String recipe) {
        int project = Journey.project("Packs");
        return Journey.recipe(project, Journey.dataset(project, CSV), MAP + recipe);
    }

    private static String text(int run, String name) {
        return new String(Journey.artifact(run, name), StandardCharsets.UTF_8);
    }
}
