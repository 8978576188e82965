package dev.tuneset.quality;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.nullValue;

import dev.tuneset.dataset.Datasets;
import dev.tuneset.engine.recipe.RecipeText;
import dev.tuneset.engine.source.SourceOptions;
import dev.tuneset.project.Projects;
import dev.tuneset.project.Step;
import dev.tuneset.recipe.Recipes;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class CheckTest {
    private static final Pattern TOKEN = Pattern.compile("name=\"form_token\" value=\"([^\"]+)\"");
    private static final String PARCELS = """
            tuneset: 1
            map:
              merged_prompt: "A parcel to {city}, {service}.[[ Note: {note}]]"
              output_column: outcome
            target: {format: chatml}
            """;
    private static final String ASKED = """
            tuneset: 1
            map: {merged_prompt: "{q}", output_column: a}
            target: {format: chatml}
            """;

    @Inject
    Projects projects;

    @Inject
    Datasets datasets;

    @Inject
    Recipes recipes;

    @Inject
    Checks checks;

    private long project;

    @BeforeEach
    void createProject() {
        project = projects.create("Checks").id();
    }

    @Test
    void tellsWhatTheExamplesOfTheSampleAreLike() throws IOException {
        long recipe = recipe(parcels(), PARCELS);
        JsonPath report = given().get("/api/v1/recipes/" + recipe + "/check")
                .then()
                .statusCode(200)
                .body("rows.read", equalTo(612))
                .body("characters.system", nullValue())
                .body("labels.labels", equalTo(3))
                .body("labels.values[0].value", equalTo("on time"))
                .body("labels.values[0].count", equalTo(401))
                .body("labels.rarest.count", equalTo(11))
                .body("duplicates_complete", equalTo(true))
                .body("findings.code", hasItem("imbalanced_labels"))
                .body("findings.code", hasItem("few_examples"))
                .extract()
                .jsonPath();
        assertThat(report.getLong("examples")).isEqualTo(612);
        assertThat(report.getList("lengths.examples", Long.class).stream()
                        .mapToLong(Long::longValue)
                        .sum())
                .isEqualTo(612);
        assertThat(report.getDouble("characters.assistant.max")).isEqualTo(7);
    }

    @Test
    void showsTheReportInBothLanguages() throws IOException {
        recipe(parcels(), PARCELS);
        String english = page("en");
        assertThat(english)
                .contains("Is it good enough to train on?", "Continue to export", "388 more to go")
                .contains("The 3 labels are out of balance", "“on time” makes 65.5% of the answers, “lost” only 1.8%")
                .contains("data-chart=", "<th scope=\"row\">Assistant</th>", "/template?row=");
        assertThat(page("zh")).contains("这些样本适合训练吗？", "还差 388 条", "3 个标签分布不均衡", "<th scope=\"row\">助手</th>");
        assertThat(page("en")).contains("class=\"done\"");
    }

    @Test
    void linksFindingsToTheRowsThatThePagesNumber() {
        long recipe = recipe(dataset("q,a\none,1\n\"bro\"ken,x,y,z\ntwo,2\nthree,nan\none,1\n"), ASKED);
        given().get("/api/v1/recipes/" + recipe + "/check")
                .then()
                .statusCode(200)
                .body("rows.rejected", equalTo(1))
                .body("findings.find { it.code == 'null_word' }.rows[0].row", equalTo(3))
                .body("findings.find { it.code == 'null_word' }.rows[0].place", containsString("data.csv:5"))
                .body("findings.find { it.code == 'duplicate_example' }.rows[0].row", equalTo(4));
        assertThat(page("en")).contains("/projects/" + project + "/template?row=3\"", "1 repeated example");
    }

    @Test
    void forgetsTheReportWhenTheRecipeChanges() {
        long recipe = recipe(dataset("q,a\none,1\ntwo,2\n"), ASKED);
        checks.check(recipe);
        assertThat(checks.report(recipe)).isPresent();
        recipes.change(recipe, RecipeText.parse(ASKED.replace("output_column: a", "output_column: q")));
        assertThat(checks.report(recipe)).isEmpty();
        given().get("/api/v1/recipes/" + recipe + "/check").then().body("characters.assistant.max", equalTo(3.0f));
    }

    @Test
    void checksLargeDatasetsInTheBackground() {
        StringBuilder csv = new StringBuilder("q,a\n");
        for (int i = 0; i < 60_000; i++) {
            csv.append("question ")
                    .append(i)
                    .append(',')
                    .append(i % 2 == 0 ? "yes" : "no")
                    .append('\n');
        }
        long recipe = recipe(dataset(csv.toString()), ASKED);
        Response first = given().get("/api/v1/recipes/" + recipe + "/check");
        assertThat(first.statusCode()).isIn(200, 202);
        assertThat(page("en")).containsAnyOf("check/progress", "Nothing speaks against training");
        assertThat(checks.job(recipe).orElseThrow().await(Duration.ofSeconds(60)))
                .isTrue();
        given().get("/api/v1/recipes/" + recipe + "/check")
                .then()
                .statusCode(200)
                .body("examples", equalTo(60_000))
                .body("findings.size()", equalTo(0));
        assertThat(page("en")).contains("Nothing speaks against training");
    }

    @Test
    void refusesARecipeThatDoesNotFit() {
        long recipe = recipe(dataset("q,a\none,1\n"), ASKED.replace("{q}", "{question}"));
        given().get("/api/v1/recipes/" + recipe + "/check")
                .then()
                .statusCode(422)
                .contentType("application/problem+json")
                .body("detail", containsString("question"));
        assertThat(page("zh")).contains("role=\"alert\"", "没有名为“question”的列");
        given().get("/api/v1/recipes/999999/check").then().statusCode(404);
    }

    @Test
    void checksAgainByAForm() {
        recipe(dataset("q,a\none,1\n"), ASKED.replace("{q}", "{question}"));
        Response page = given().get("/projects/" + project + "/check");
        Matcher token = TOKEN.matcher(page.asString());
        assertThat(token.find()).isTrue();
        for (String action : List.of("", "/cancel")) {
            given().redirects()
                    .follow(false)
                    .cookies(page.detailedCookies())
                    .formParam("form_token", token.group(1))
                    .post("/projects/" + project + "/check" + action)
                    .then()
                    .statusCode(303)
                    .header("Location", containsString(Step.CHECK.path(project)));
        }
    }

    @Test
    void sendsToTheDataWhenThereAreNoRows() {
        assertThat(page("en")).contains("/projects/" + project + "/data");
    }

    private String page(String language) {
        return given().header("Accept-Language", language)
                .get("/projects/" + project + "/check")
                .then()
                .statusCode(200)
                .extract()
                .asString();
    }

    private long recipe(long dataset, String yaml) {
        return recipes.create(project, dataset, "", RecipeText.parse(yaml)).id();
    }

    private long parcels() throws IOException {
        try (InputStream in = Objects.requireNonNull(CheckTest.class.getResourceAsStream("/samples/parcels.csv"))) {
            return dataset("parcels.csv", in.readAllBytes());
        }
    }

    private long dataset(String csv) {
        return dataset("data.csv", csv.getBytes(StandardCharsets.UTF_8));
    }

    private long dataset(String name, byte[] bytes) {
        long id = datasets.upload(project, name, new ByteArrayInputStream(bytes), bytes.length, SourceOptions.GUESSED)
                .id();
        datasets.startImport(id, SourceOptions.GUESSED).await(Duration.ofSeconds(60));
        return id;
    }
}
