package dev.tuneset.run;

import static dev.tuneset.run.Journey.API;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import dev.tuneset.job.Jobs;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.Test;

@QuarkusTest
class RunApiTest {
    private static final String CSV = "q,a\nWhat is 1 + 1?,2\nWhat is 2 + 2?,4\nAnd now?,\n";
    private static final String GOOD = "map: {roles: {user: q, assistant: a}}";

    @Inject
    Jobs jobs;

    @Inject
    Runs runs;

    @Inject
    RunFiles files;

    @Test
    void runsARecipeAndGivesItsFiles() throws IOException {
        int run = Journey.start(recipe(GOOD));
        JsonPath ended = Journey.ended(run);

        assertThat(ended.getString("status")).isEqualTo("done");
        assertThat(ended.getString("source")).isEqualTo("rows.csv");
        assertThat(ended.getInt("report.ledger.read")).isEqualTo(3);
        assertThat(ended.getInt("report.ledger.kept")).isEqualTo(2);
        assertThat(ended.getInt("report.ledger.rejected")).isEqualTo(1);
        assertThat(ended.getString("ended_at")).isNotNull();
        assertThat(new String(Journey.artifact(run, "train.jsonl"), java.nio.charset.StandardCharsets.UTF_8).lines())
                .hasSize(2);
        given().get(API + "/runs/" + run + "/artifacts/train.jsonl")
                .then()
                .header("Content-Disposition", containsString("train.jsonl"));
        assertThat(zipped(run))
                .containsExactlyInAnyOrder("train.jsonl", "ledger.jsonl", "recipe.yaml", "report.json", "SHA256SUMS");
    }

    @Test
    void tellsWhereTheNewRunIs() {
        int recipe = recipe(GOOD);
        int run = given().post(API + "/recipes/" + recipe + "/runs")
                .then()
                .statusCode(202)
                .header("Location", containsString("/api/v1/runs/"))
                .body("recipe_id", equalTo(recipe))
                .extract()
                .path("id");
        int project = Journey.ended(run).getInt("project_id");
        given().get(API + "/projects/" + project + "/runs")
                .then()
                .statusCode(200)
                .body("id[0]", equalTo(run));
    }

    @Test
    void tellsItsProgressAsEventsUntilItHasEnded() throws InterruptedException {
        int recipe = recipe(GOOD);
        int run;
        try (BusyWorkers busy = new BusyWorkers(jobs)) {
            run = Journey.start(recipe);
            given().get(API + "/runs/" + run)
                    .then()
                    .body("status", equalTo("running"))
                    .body("progress.state", equalTo("waiting"));
        }
        String events = given().get(API + "/runs/" + run + "/events")
                .then()
                .statusCode(200)
                .contentType("text/event-stream")
                .extract()
                .asString();
        List<String> lines =
                events.lines().filter(line -> line.startsWith("data:")).toList();
        assertThat(lines.get(lines.size() - 1)).contains("\"state\":\"done\"", "\"rows\":3");
    }

    @Test
    void stopsWhenItIsAskedToAndKeepsNothing() throws InterruptedException {
        int recipe = recipe(GOOD);
        int run;
        try (BusyWorkers busy = new BusyWorkers(jobs)) {
            run = Journey.start(recipe);
            given().delete(API + "/runs/" + run).then().statusCode(422).body("code", equalTo("run_is_running"));
            given().post(API + "/runs/" + run + "/cancel").then().statusCode(200);
        }
        JsonPath ended = Journey.ended(run);
        assertThat(ended.getString("status")).isEqualTo("cancelled");
        assertThat(files.folder(run)).doesNotExist();
        given().get(API + "/runs/" + run + "/artifacts").then().statusCode(404);
        given().post(API + "/runs/" + run + "/cancel").then().statusCode(200).body("status", equalTo("cancelled"));
    }

    @Test
    void forgetsARunWithItsFiles() {
        int run = Journey.start(recipe(GOOD));
        Journey.ended(run);
        assertThat(files.folder(run)).isDirectory();

        given().delete(API + "/runs/" + run).then().statusCode(204);

        assertThat(files.folder(run)).doesNotExist();
        given().get(API + "/runs/" + run).then().statusCode(404);
    }

    @Test
    void knowsNoRunThatIsNotThere() {
        for (String path : new String[] {"", "/events", "/artifacts", "/artifacts/train.jsonl"}) {
            given().get(API + "/runs/987654" + path)
                    .then()
                    .statusCode(404)
                    .contentType("application/problem+json")
                    .body("code", equalTo("no_such_run"));
        }
        given().post(API + "/runs/987654/cancel").then().statusCode(404);
        given().delete(API + "/runs/987654").then().statusCode(404);
        given().post(API + "/recipes/987654/runs").then().statusCode(404).body("code", equalTo("no_such_recipe"));
        int run = Journey.start(recipe(GOOD));
        Journey.ended(run);
        given().get(API + "/runs/" + run + "/artifacts/..%2f..%2ftuneset.mv.db")
                .then()
                .statusCode(404);
        given().get(API + "/runs/" + run + "/artifacts/nope.txt")
                .then()
                .statusCode(404)
                .body("code", equalTo("no_such_artifact"));
    }

    @Test
    void refusesAtOnceWhatCannotRunAtAll() {
        int recipe = recipe("target: {format: chatml, chat_template: nope}");
        given().post(API + "/recipes/" + recipe + "/runs")
                .then()
                .contentType("application/problem+json")
                .body("code", equalTo("unknown_template"));
        int unknown = recipe("target: {format: nope}");
        given().post(API + "/recipes/" + unknown + "/runs")
                .then()
                .statusCode(422)
                .body("field", equalTo("target.format"));
    }

    @Test
    void saysInTheReadersLanguageWhyItFailed() {
        int run = Journey.start(recipe("map: {merged_prompt: 'Say {nmae}', output_column: a}"));
        JsonPath ended = Journey.ended(run);
        assertThat(ended.getString("status")).isEqualTo("failed");
        assertThat(ended.getString("problem.code")).isEqualTo("unknown_column");
        assertThat(ended.getString("problem.field")).isEqualTo("map.merged_prompt");
        assertThat(ended.getString("problem.detail")).contains("nmae");
        assertThat(files.folder(run)).doesNotExist();

        given().header("Accept-Language", "en")
                .get("/runs/" + run)
                .then()
                .statusCode(200)
                .body(containsString("there is no column"))
                .body(containsString("nmae"));
        given().header("Accept-Language", "zh")
                .get("/runs/" + run)
                .then()
                .statusCode(200)
                .body(containsString("没有名为“nmae”的列"));
    }

    @Test
    void marksAtStartWhatWasCutOff() throws IOException {
        int recipe = recipe(GOOD);
        JsonPath whole = Journey.ended(Journey.start(recipe));
        long cut = QuarkusTransaction.requiringNew().call(() -> {
            StoredRun left = new StoredRun(
                    whole.getLong("project_id"), recipe, whole.getLong("dataset_id"), GOOD, "rows.csv", Instant.now());
            left.persist();
            return left.id();
        });
        Path half = Files.createDirectories(files.folder(cut).resolveSibling(cut + ".partial"));
        Files.writeString(half.resolve("train.jsonl"), "half");
        Path unsaid = Files.createDirectories(files.folder(cut));
        Files.writeString(unsaid.resolve("train.jsonl"), "whole, but the database does not say so");

        runs.recover(new StartupEvent());

        given().get(API + "/runs/" + cut)
                .then()
                .body("status", equalTo("interrupted"))
                .body("ended_at", notNullValue())
                .body("report", nullValue());
        assertThat(half).doesNotExist();
        assertThat(unsaid).doesNotExist();
        assertThat(files.folder(whole.getLong("id"))).isDirectory();
        given().header("Accept-Language", "zh")
                .get("/runs/" + cut)
                .then()
                .statusCode(200)
                .body(containsString("Tuneset"));
    }

    private static int recipe(String yaml) {
        int project = Journey.project("runs");
        return Journey.recipe(project, Journey.dataset(project, CSV), yaml);
    }

    private static List<String> zipped(int run) throws IOException {
        byte[] bytes = given().get(API + "/runs/" + run + "/artifacts")
                .then()
                .statusCode(200)
                .contentType("application/zip")
                .header("Content-Disposition", endsWith(".zip\""))
                .extract()
                .asByteArray();
        List<String> names = new ArrayList<>();
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(bytes))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                names.add(entry.getName());
                assertThat(zip.readAllBytes()).isEqualTo(Journey.artifact(run, entry.getName()));
            }
        }
        return names;
    }
}
