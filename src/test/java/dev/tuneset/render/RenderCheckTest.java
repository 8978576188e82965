package dev.tuneset.render;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.not;

import dev.tuneset.dataset.Datasets;
import dev.tuneset.engine.learn.RenderFinding;
import dev.tuneset.engine.recipe.RecipeText;
import dev.tuneset.engine.source.SourceOptions;
import dev.tuneset.project.Projects;
import dev.tuneset.recipe.Recipes;
import dev.tuneset.web.Language;
import dev.tuneset.web.Messages;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class RenderCheckTest {
    private static final Pattern TOKEN = Pattern.compile("name=\"form_token\" value=\"([^\"]+)\"");
    private static final String RECIPE = """
            tuneset: 1
            source: {format: chatml}
            target: {format: chatml, chat_template: gemma-3}
            """;
    private static final Map<String, Object> SHORT = Map.of("limit", 100, "trainer", "unsloth");

    @Inject
    Projects projects;

    @Inject
    Datasets datasets;

    @Inject
    Recipes recipes;

    @Inject
    RenderChecks checks;

    private long project;
    private long recipe;

    @BeforeEach
    void createProject() {
        project = projects.create("Render checks").id();
        recipe = recipe(rows(1), RECIPE);
    }

    private static String chat(String question, String answer) {
        return "{\"messages\":[{\"role\":\"user\",\"content\":\"" + question + "\"}"
                + (answer.isEmpty() ? "" : ",{\"role\":\"assistant\",\"content\":\"" + answer + "\"}") + "]}\n";
    }

    /** Ten rows, as often as wanted: row 2 has no answer, 4 two questions in a row, 6 a long answer, 8 a long question, 10 cannot be read. */
    private static String rows(int times) {
        String twice = "{\"messages\":[{\"role\":\"user\",\"content\":\"a\"},{\"role\":\"user\",\"content\":\"b\"},"
                + "{\"role\":\"assistant\",\"content\":\"c\"}]}\n";
        String ten = chat("one", "1")
                + chat("two", "")
                + chat("three", "3")
                + twice
                + chat("five", "5")
                + chat("six", "word ".repeat(200).strip())
                + chat("seven", "7 <end_of_turn>")
                + chat("word ".repeat(200).strip(), "8")
                + chat("nine", "9")
                + "{broken\n";
        return ten.repeat(times);
    }

    @Test
    void tellsWhatGoesWrongWithWhichRows() {
        check(SHORT)
                .statusCode(200)
                .body("settings.template", equalTo("gemma-3"))
                .body("settings.limit", equalTo(100))
                .body("rows.read", equalTo(9))
                .body("examples", equalTo(9))
                .body("refused", equalTo(1))
                .body("fitting", equalTo(6))
                .body("share_fitting", equalTo(0.75f))
                .body("tokenizer.exact", equalTo(false))
                .body("lengths.count", equalTo(8))
                .body("findings.find { it.code == 'role_order_refused' }.rows[0].row", equalTo(4))
                .body("findings.find { it.code == 'nothing_learned' }.rows[0].row", equalTo(2))
                .body("findings.find { it.code == 'answer_cut' }.rows[0].row", equalTo(6))
                .body("findings.find { it.code == 'special_token_in_content' }.rows[0].row", equalTo(7))
                .body("findings.find { it.code == 'nothing_learned_after_cut' }.rows[0].row", equalTo(8))
                .body("findings[0].severity", equalTo("error"));
        given().get(api("latest"))
                .then()
                .statusCode(200)
                .body("settings.trainer", equalTo("unsloth"))
                .body("of", not(equalTo("")));
        given().get(api("latest/rows?finding=over_long"))
                .then()
                .statusCode(200)
                .body("total", equalTo(2))
                .body("rows.row", hasItems(6, 8))
                .body("rows[0].marks", hasItems("over_long", "answer_cut"))
                .body("rows[0].learned", equalTo(204));
    }

    @Test
    void countsWhatEachTrainerLeavesOut() {
        check(Map.of("limit", 100, "trainer", "axolotl"))
                .body("findings.find { it.code == 'dropped_for_length' }.count", equalTo(2));
        check(Map.of("limit", 0, "trainer", "axolotl")).body("fitting", equalTo(8));
        check(Map.of("learn", "everything")).body("findings.code", not(hasItems("nothing_learned")));
        check(Map.of("learn", "responses_only", "instruction_part", "Q:", "response_part", "A:"))
                .body("findings.find { it.code == 'markers_not_found' }.count", equalTo(8));
    }

    @Test
    void refusesWhatFitsNothing() {
        check(Map.of("trainer", "caffe")).statusCode(422).body("detail", containsString("There are: trl, unsloth"));
        check(Map.of("learn", "some")).statusCode(422).body("field", equalTo("learn"));
        check(Map.of("limit", -1)).statusCode(422).body("field", equalTo("limit"));
        check(Map.of("template", "nobody")).statusCode(422);
        check(Map.of("template", "")).statusCode(422).body("field", equalTo("template"));
        check(Map.of("learn", "responses_only", "response_part", "A:")).statusCode(422);
        check(Map.of("colour", "red")).statusCode(422);
        given().get(api("latest")).then().statusCode(404);
        given().get(api("latest/rows")).then().statusCode(404);
        check(Map.of()).statusCode(200);
        given().get(api("latest/rows?finding=beauty")).then().statusCode(422);
        given().get("/api/v1/recipes/999999/render-checks/latest").then().statusCode(404);
    }

    @Test
    void checksLargeDatasetsInTheBackground() {
        recipe = recipe(rows(3_000), RECIPE);
        Response first = given().contentType(ContentType.JSON).body(SHORT).post(api(""));
        assertThat(first.statusCode()).isEqualTo(202);
        assertThat(first.header("Location")).endsWith(api("latest"));
        assertThat(page("/check", "en")).containsAnyOf("check/progress", "Findings");
        assertThat(checks.job(recipe).orElseThrow().await(Duration.ofSeconds(120)))
                .isTrue();
        given().get(api("latest"))
                .then()
                .statusCode(200)
                .body("examples", equalTo(27_000))
                .body("findings.find { it.code == 'answer_cut' }.count", equalTo(3_000));
        given().get(api("latest/rows?finding=answer_cut&offset=2998&limit=10"))
                .then()
                .body("total", equalTo(3_000))
                .body("rows.row", equalTo(java.util.List.of(2_998 * 9 + 6, 2_999 * 9 + 6)));
    }

    @Test
    void leadsFromRowToRowWithAFinding() {
        String before = page("?with=gemma-3&limit=100&row=1", "en");
        assertThat(before)
                .contains("All rows have not been checked yet", "limit 100")
                .doesNotContain("class=\"ways\"");
        check(SHORT);
        String after = page("?row=1&find=over_long", "en");
        assertThat(after)
                .contains("75% of rows fit", "Next row: </span>Answer cut off <span class=\"num\">1</span>")
                .contains("find=over_long&amp;row=6\" aria-current=\"true\"")
                .contains("find=nothing_learned&amp;row=2\"");
        String third = page("?row=8&find=over_long", "en");
        assertThat(third)
                .contains("rel=\"prev\" href=\"?with=gemma-3", "find=over_long&amp;row=6\" aria-label=\"Previous row:")
                .contains("limit 100: what is cut off is all that is learned");
        String other = page("?limit=5000&row=1", "en");
        assertThat(other)
                .contains("last checked with another", "100% of rows fit")
                .doesNotContain("class=\"ways\"");
        assertThat(page("?with=chatml&row=1", "en")).contains("have not been checked yet");
    }

    @Test
    void asksAgainWhenTheRecipeOrItsRowsChange() {
        check(SHORT);
        assertThat(page("?row=1", "en")).contains("class=\"ways\"");
        recipes.change(recipe, RecipeText.parse(RECIPE + "split: {train: 0.5, validation: 0.5}\n"));
        assertThat(page("?row=1", "en")).contains("class=\"ways\"");
        recipes.change(recipe, RecipeText.parse(RECIPE + "clean: [{deduplicate: {by: example}}]\n"));
        assertThat(page("?row=1", "en")).doesNotContain("class=\"ways\"");
        assertThat(page("/check", "en")).contains("changed since this check");
    }

    @Test
    void keepsWhatWasChosenInTheAddress() {
        String page = page(
                "?with=qwen-2.5&learn=responses_only&end=out&instruction=Q%5Cn&response=A%5Cn&trainer=axolotl&limit=77&tokens=1&row=3",
                "en");
        assertThat(page)
                .contains("value=\"Q\\n\"", "value=\"A\\n\"", "value=\"77\"")
                .contains("<option value=\"axolotl\" selected>", "<option value=\"out\" selected>")
                .contains("?with=qwen-2.5&amp;learn=responses_only&amp;end=out&amp;instruction=Q%5Cn&amp;response=A%5Cn"
                        + "&amp;tokenizer=&amp;trainer=axolotl&amp;limit=77&amp;tokens=1&amp;row=4");
        assertThat(page("?with=qwen-2.5&learn=responses_only", "en"))
                .contains("placeholder=\"&lt;|im_start|&gt;assistant\\n\"");
        assertThat(page("?trainer=caffe", "zh")).contains("role=\"alert\"", "没有名为“caffe”的训练工具");
        assertThat(page("?limit=many", "en")).contains("not a number of tokens");
    }

    @Test
    void countsWithTheTokenizerThatCameWithTheTemplate() {
        own("templates/mine", "{\"source\": \"{% for m in messages %}{{ m.content }} day {% endfor %}\"}", true);
        String words =
                "{\"added_tokens\": [], \"pre_tokenizer\": {\"type\": \"Whitespace\"}, \"model\": {\"type\": \"WordLevel\", "
                        + "\"vocab\": {\"[UNK]\": 0, \"one\": 7, \"day\": 8}, \"unk_token\": \"[UNK]\"}}";
        own("tokenizers/mine", words, false);
        check(Map.of("template", "mine"))
                .statusCode(200)
                .body("tokenizer.name", equalTo("mine"))
                .body("tokenizer.exact", equalTo(true))
                .body("lengths.max", equalTo(203))
                .body("lengths.min", equalTo(2));
        String page = page("?with=mine&row=1&tokens=1", "en");
        assertThat(page)
                .contains("Counted with mine.", "4 tokens", "The template&#39;s own: mine", "title=\"7 one\"")
                .contains("class=\"ways\"")
                .doesNotContain("≈");
        own("tokenizers/mine", words.replace("\"day\": 8", "\"night\": 8"), false);
        assertThat(page("?with=mine&row=1", "en")).contains("have not been checked yet");
        assertThat(page("?with=mine&tokenizer=o200k_base&row=1", "en")).contains("Counted with o200k_base.");
        assertThat(page("?with=mine&tokenizer=nobody&row=1", "en")).contains("There is no tokenizer");
    }

    private void own(String path, String body, boolean json) {
        given().contentType(json ? ContentType.JSON : ContentType.BINARY)
                .body(body.getBytes(StandardCharsets.UTF_8))
                .put("/api/v1/projects/" + project + "/" + path)
                .then()
                .statusCode(org.hamcrest.Matchers.lessThan(300));
    }

    @Test
    void showsTokensWithTheirIds() {
        String page = page("?with=chatml&row=1&tokens=1", "en");
        assertThat(page)
                .contains("title=\"690 one\"", "data-tokens", "Hide tokens")
                .contains("learned token");
        assertThat(page("?with=chatml&row=1", "en"))
                .doesNotContain("title=\"690")
                .contains("Show tokens");
    }

    @Test
    void showsTheReportAndItsRowsInBothLanguages() {
        assertThat(page("/check", "en")).contains("All rows have not been checked yet");
        check(SHORT);
        assertThat(page("/check", "en"))
                .contains("Answer cut off", "Raise the limit or shorten the rows", "class=\"chart\"")
                .contains("find=answer_cut&amp;row=6\"", "check/rows?find=answer_cut");
        assertThat(page("/check", "zh")).contains("回答被截断", "渲染检查", "每个样本的词元数");
        assertThat(page("/check/rows?find=over_long", "en")).contains("find=over_long&amp;row=8\"");
        given().get("/projects/" + project + "/template/check/rows?find=beauty")
                .then()
                .statusCode(404);
    }

    @Test
    void checksByAForm() {
        Response page = given().get("/projects/" + project + "/template?row=1");
        Matcher token = TOKEN.matcher(page.asString());
        assertThat(token.find()).isTrue();
        for (String action : java.util.List.of("", "/cancel")) {
            given().redirects()
                    .follow(false)
                    .cookies(page.detailedCookies())
                    .formParam("form_token", token.group(1))
                    .formParam("limit", "100")
                    .post("/projects/" + project + "/template/check" + action)
                    .then()
                    .statusCode(303)
                    .header("Location", containsString("/template/check"));
        }
        given().get(api("latest")).then().statusCode(200).body("settings.limit", equalTo(100));
    }

    @Test
    void everyFindingAndDoubtHasWords() {
        Messages messages = new Messages();
        for (Language language : Language.values()) {
            for (RowMark mark : RowMark.values()) {
                assertThat(messages.find(language, "render.mark." + mark.wire()))
                        .isPresent();
                assertThat(messages.find(language, "render.why." + mark.wire())).isPresent();
            }
            for (RenderFinding.Code code : RenderFinding.Code.values()) {
                assertThat(messages.find(language, "render.doubt." + code.wire()))
                        .as(code.wire())
                        .isPresent();
            }
        }
        assertThat(RenderFinding.Code.values()).as("bits of a row's marks").hasSizeLessThan(27);
    }

    private ValidatableResponse check(Map<String, Object> settings) {
        return given().contentType(ContentType.JSON)
                .body(settings)
                .post(api(""))
                .then();
    }

    private String api(String rest) {
        return "/api/v1/recipes/" + recipe + "/render-checks" + (rest.isEmpty() ? "" : "/" + rest);
    }

    private String page(String rest, String language) {
        return given().header("Accept-Language", language)
                .urlEncodingEnabled(false)
                .get("/projects/" + project + "/template" + rest)
                .then()
                .statusCode(200)
                .extract()
                .asString();
    }

    private long recipe(String jsonl, String yaml) {
        long id = datasets.upload(
                        project,
                        "chats.jsonl",
                        new ByteArrayInputStream(jsonl.getBytes(StandardCharsets.UTF_8)),
                        jsonl.length(),
                        SourceOptions.GUESSED)
                .id();
        datasets.startImport(id, SourceOptions.GUESSED).await(Duration.ofSeconds(60));
        return recipes.create(project, id, "", RecipeText.parse(yaml)).id();
    }
}
