package dev.tuneset.run;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.Cookies;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The export step without a script. */
@QuarkusTest
class ExportPagesTest {
    private static final Pattern TOKEN = Pattern.compile("name=\"form_token\" value=\"([^\"]+)\"");
    private static final String CSV = "q,a\nWhat is 1 + 1?,2\nWhat is 2 + 2?,4\nAnd now?,5\n";

    private int project;
    private Cookies cookies;
    private String token;
    private String page;

    @BeforeEach
    void openThePage() {
        project = Journey.project("Export");
        Journey.recipe(
                project,
                Journey.dataset(project, CSV),
                "map: {roles: {user: q, assistant: a}}\ntarget: {format: sharegpt}");
        Response shown = given().get(path());
        page = shown.then().statusCode(200).extract().asString();
        Matcher found = TOKEN.matcher(page);
        assertThat(found.find()).isTrue();
        token = found.group(1);
        cookies = shown.detailedCookies();
    }

    @Test
    void offersEveryPackAndSaysWhichDoNotFit() {
        assertThat(page)
                .contains("value=\"llama-factory\"", "value=\"huggingface\"", "value=\"mistral\"")
                .contains("Needs another format: chatml, preference_openai")
                .contains("{&quot;conversations&quot;:[{&quot;from&quot;:&quot;human&quot;");
    }

    @Test
    void showsTheFilesAndTheFirstRows() {
        assertThat(page).contains("<code>train.jsonl</code>", "What is 1 + 1?", "All 3 rows were tried.");
        String shown = form().formParam("pack", "axolotl")
                .formParam("shards", "rows")
                .formParam("shard_rows", "2")
                .formParam("do", "preview")
                .post(path())
                .then()
                .statusCode(200)
                .extract()
                .asString();
        assertThat(shown)
                .contains("<code>data/train-00000-of-….jsonl</code>", "<code>axolotl.yaml</code>")
                .contains("field_messages: conversations")
                .contains("Longer than the limit of tokens");
    }

    @Test
    void givesTheScriptTheChangedPartsAlone() {
        String parts = form().formParam("pack", "llama-factory")
                .post(path() + "/preview")
                .then()
                .statusCode(200)
                .extract()
                .asString();
        assertThat(parts)
                .contains("data-place=\"export-files\"", "dataset_info.json", "for: llama-factory")
                .doesNotContain("<html");
    }

    /** A finished run without a single example looked as good as any other. */
    @Test
    void saysWhenNothingGetsThrough() {
        assertThat(page).contains("3 rows tried, 3 written");
        String calls = """
                {"messages":[{"role":"user","content":"q"},{"role":"assistant","tool_calls":[{"type":"function","function":{"name":"f","arguments":"{}"}}]}]}
                """;
        project = Journey.project("Calls");
        int dataset = Journey.dataset(project, "calls.jsonl", calls.getBytes(StandardCharsets.UTF_8), "text");
        int recipe = Journey.recipe(
                project, dataset, "source: {format: chatml}\ntarget: {format: chatml}\npack: {for: llama-factory}");
        assertThat(given().get(path()).asString())
                .contains("Nothing would be written: no row gets through (1 tried).", "class=\"sum error\"")
                .contains("The tool does not read tool calls in this format");
        int run = Journey.start(recipe);
        Journey.ended(run);
        assertThat(given().get("/runs/" + run).asString())
                .contains("Nothing was written: no row got through (1 read).")
                .doesNotContain("id=\"command\"");
    }

    @Test
    void refusesAnUnfitPackWithWhatFitsAndSavesNothing() {
        form().formParam("pack", "openai").post(path()).then().statusCode(422);
        String shown = form().formParam("pack", "openai").post(path()).asString();
        assertThat(shown)
                .contains("OpenAI cannot train on the format sharegpt.", "/projects/" + project + "/format")
                .contains("Nothing was run yet.");
        assertThat(given().get(path()).asString()).doesNotContain("for: openai");
    }

    @Test
    void refusesAWrongNameBesideItsField() {
        assertThat(form().formParam("pack", "trl")
                        .formParam("pack_name", "../x")
                        .post(path())
                        .then()
                        .statusCode(422)
                        .extract()
                        .asString())
                .contains("id=\"pack_name-error\"");
    }

    @Test
    void runsWithAllThatWasChosen() {
        String run = form().formParam("pack", "huggingface")
                .formParam("pack_name", "sums")
                .formParam("license", "mit")
                .formParam("language", "en, zh")
                .formParam("as", "parquet")
                .formParam("compression", "zstd")
                .redirects()
                .follow(false)
                .post(path())
                .then()
                .statusCode(303)
                .extract()
                .header("Location");
        int id = Integer.parseInt(run.replaceFirst(".*/", ""));
        assertThat(Journey.ended(id).getString("status")).isEqualTo("done");
        assertThat(new String(Journey.artifact(id, "README.md"), java.nio.charset.StandardCharsets.UTF_8))
                .contains("license: mit", "path: data/train.parquet", "num_examples: 3");
        assertThat(new String(Journey.artifact(id, "recipe.yaml"), java.nio.charset.StandardCharsets.UTF_8))
                .contains("compression: zstd", "name: sums");
    }

    /** Whoever ran a run again whose dataset was deleted lost the run from sight. */
    @Test
    void keepsTheRunInSightThatCannotBeMadeAgain() {
        String run = form().redirects().follow(false).post(path()).header("Location");
        Journey.ended(Integer.parseInt(run.replaceFirst(".*/", "")));
        assertThat(given().get(run).asString())
                .contains("Delete for good", "cannot be taken back")
                .doesNotContain("tile error", "http-equiv");
        int dataset = given().get("/api/v1/projects/" + project + "/datasets").path("[0].id");
        given().delete("/api/v1/datasets/" + dataset).then().statusCode(204);
        Response again = form().redirects().follow(false).post(run + "/again");
        assertThat(again.statusCode()).isEqualTo(303);
        assertThat(again.header("Location")).endsWith(run.replaceFirst(".*(/runs/)", "$1"));
        assertThat(given().cookies(again.detailedCookies()).get(run).asString())
                .contains("This run cannot be made again: There is no dataset " + dataset, "train.jsonl");
    }

    private RequestSpecification form() {
        return given().cookies(cookies).formParam("form_token", token).formParam("train", "100");
    }

    private String path() {
        return "/projects/" + project + "/export";
    }
}
