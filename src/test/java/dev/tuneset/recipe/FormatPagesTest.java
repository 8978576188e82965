package dev.tuneset.recipe;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.hasSize;

import dev.tuneset.run.Journey;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.Cookies;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The format step without a script. */
@QuarkusTest
class FormatPagesTest {
    private static final Pattern TOKEN = Pattern.compile("name=\"form_token\" value=\"([^\"]+)\"");
    private static final String CHATS = """
            {"id":1,"conversations":[{"from":"Human","value":"q1"},{"from":"gpt","value":"a1"}]}
            {"id":2,"conversations":[{"from":"human","value":"q2"},{"from":"gpt","value":"a2"}]}
            {"id":3,"conversations":[{"from":"martian","value":"q3"},{"from":"gpt","value":"a3"}]}
            """;
    private static final String RANKED = """
            {"prompt":"p1","answers":[{"answer":"a","score":3},{"answer":"b","score":1}]}
            {"prompt":"p2","answers":[{"answer":"c","score":2}]}
            """;

    private int project;
    private Cookies cookies;
    private String token;

    @BeforeEach
    void makeAProject() {
        project = Journey.project("Formats");
    }

    @Test
    void saysWhatTheRowsAreAndWhatBecomesOfThem() {
        String page = open(CHATS);
        assertThat(page)
                .contains("All 3 rows looked at have turns with from and value.")
                .contains("All 3 rows were tried.", "Unknown role", "Role renamed", "mended and used")
                .contains("&quot;from&quot;:&quot;<del>Human</del>", "&quot;from&quot;:&quot;<ins>human</ins>")
                .contains("Nothing: it holds all that the rows have.");
    }

    @Test
    void saysItInChinese() {
        open(CHATS);
        String page = given().header("Accept-Language", "zh-CN").get(path()).asString();
        assertThat(page).contains("查看的 3 行全都有由 from 和 value 组成的轮次。", "修复后使用", "未知角色", "修复前");
    }

    @Test
    void mendsTheFormatOfTheRowsInOneClick() {
        open(CHATS);
        assertThat(form().formParam("source_format", "chatml")
                        .post(path() + "/source")
                        .statusCode())
                .isEqualTo(303);
        assertThat(given().get(path()).asString())
                .contains("<strong>chatml</strong>", "chosen", "Read as sharegpt", "Keys renamed");
        form().formParam("source_format", "").post(path() + "/source");
        assertThat(given().get(path()).asString()).contains("<strong>sharegpt</strong>", "told from the rows");
    }

    /** Whoever mapped rows that had a format of their own had to go back to the map step, and lost the mapping there. */
    @Test
    void readsMappedRowsAsTheyAreInOneClickAndTakesItBack() {
        open(CHATS);
        int mapped = id();
        given().contentType("application/json")
                .body("{\"recipe\": {\"map\": {\"merged_prompt\": \"Row {id}\", \"output_column\": \"id\"}}}")
                .put("/api/v1/recipes/" + mapped)
                .then()
                .statusCode(200);
        assertThat(given().get(path()).asString()).contains("Columns are mapped", "Read as sharegpt");
        Response read = form().formParam("source_format", "sharegpt")
                .formParam("recipe", mapped)
                .post(path() + "/source");
        assertThat(given().get(path()).asString()).contains("<strong>sharegpt</strong>", "chosen");
        String undo = path() + "/mapping?recipe=" + mapped;
        assertThat(given().cookies(read.detailedCookies()).get(path()).asString())
                .contains("The mapping is kept.", "action=\"" + undo);
        assertThat(form().post(undo).statusCode()).isEqualTo(303);
        assertThat(given().get(path()).asString()).contains("Columns are mapped");
        assertThat(given().get("/projects/" + project + "/map").asString()).contains("Row {id}");

        // each such click left one more recipe behind
        form().formParam("source_format", "sharegpt")
                .formParam("recipe", mapped)
                .post(path() + "/source");
        assertThat(given().get(path()).asString()).contains("<strong>sharegpt</strong>", "chosen");
        given().get("/api/v1/projects/" + project + "/recipes").then().body("$", hasSize(2));
    }

    /** What one tab saved went to the dataset that another tab had opened meanwhile. */
    @Test
    void savesWhatThePageIsAboutWhateverAnotherTabOpened() {
        open(CHATS);
        int first = id();
        int second = Journey.dataset(project, "other.jsonl", RANKED.getBytes(StandardCharsets.UTF_8), "text");
        form().formParam("dataset", second).post("/projects/" + project + "/map/dataset");
        assertThat(id()).isNotEqualTo(first);
        form().formParam("recipe", first).formParam("format", "alpaca").post(path());
        assertThat(id()).isEqualTo(first);
        assertThat(given().get("/api/v1/recipes/" + first).asString()).contains("\"format\":\"alpaca\"");
        assertThat(given().get(path()).asString())
                .contains("name=\"recipe\" value=\"" + first + "\"", "<strong>sharegpt</strong>");
    }

    /** Rows that are mostly turns and nothing else came up as an empty mapping that rejected all of them. */
    @Test
    void readsRowsThatMostlyHaveAFormat() {
        String page = open(CHATS + "{\"id\":4,\"conversations\":\"none\"}\n");
        assertThat(page).contains("3 of 4 rows looked at have turns", "<strong>sharegpt</strong>");
    }

    @Test
    void readsRowsAsAFormatWhileNothingIsMapped() {
        open(CHATS);
        given().contentType("application/json")
                .body("{\"recipe\": {\"map\": {}, \"target\": {\"format\": \"chatml\"}}}")
                .put("/api/v1/recipes/" + id())
                .then()
                .statusCode(200);
        assertThat(given().get(path()).asString())
                .contains("Nothing is mapped yet. Choose what the rows are:", "Read as sharegpt");
        form().formParam("source_format", "sharegpt").post(path() + "/source");
        assertThat(given().get(path()).asString()).contains("<strong>sharegpt</strong>", "All 3 rows were tried.");
    }

    @Test
    void namesTheFormatsInThePagesLanguage() {
        open(CHATS);
        assertThat(given().get(path()).asString()).contains("Raw text", "Unpaired preference (KTO)");
        assertThat(given().header("Accept-Language", "zh-CN").get(path()).asString())
                .contains("纯文本", "单个回答的偏好（KTO）")
                .doesNotContain("Raw text", "Unpaired");
    }

    /** A mapping that was saved anew forgot the tool and how the rows' format is read. */
    @Test
    void keepsTheRestOfTheRecipeWhenTheMappingIsSaved() {
        open(CHATS);
        given().contentType("application/json")
                .body("""
                        {"recipe": {"source": {"format": "sharegpt", "format_options": {"roles": {"martian": "user"}}},
                                    "target": {"format": "chatml"}, "pack": {"for": "trl"}}}
                        """)
                .put("/api/v1/recipes/" + id())
                .then()
                .statusCode(200);
        form().formParam("way", "examples")
                .formParam("source_format", "sharegpt")
                .formParam("then", "stay")
                .post("/projects/" + project + "/map")
                .then()
                .statusCode(303);
        assertThat(recipe()).contains("{'martian':'user'}", "'for':'trl'");
    }

    @Test
    void readsRolesByTheNamesGiven() {
        open(CHATS);
        String page = form().formParam("format", "chatml")
                .formParam("shown_source", "sharegpt")
                .formParam("reading.roles", "martian: user")
                .formParam("do", "preview")
                .post(path())
                .asString();
        assertThat(page).doesNotContain("Unknown role").contains("value=\"martian: user\"");
        form().formParam("format", "alpaca")
                .formParam("shown_source", "sharegpt")
                .formParam("reading.roles", "martian: user")
                .post(path());
        assertThat(recipe()).contains("{'format':'alpaca'}", "'format':'sharegpt'", "{'martian':'user'}");
    }

    @Test
    void saysWhatATargetWouldLoseByChoice() {
        open(CHATS);
        String parts = form().formParam("format", "chatml")
                .formParam("shown_target", "chatml")
                .formParam("target.attributes", "drop")
                .post(path() + "/preview")
                .asString();
        assertThat(parts).contains("Left out by choice: id.", "data-place=\"format-found\"");
        assertThat(parts).doesNotContain("data-place=\"format-options\"");
        assertThat(form().formParam("format", "kto")
                        .formParam("shown_target", "chatml")
                        .post(path() + "/preview")
                        .asString())
                .contains("data-place=\"format-options\"", "The format cannot hold it");
    }

    @Test
    void refusesAnOptionThatIsNoneAndSaysWhere() {
        open(CHATS);
        Response answer = form().formParam("format", "chatml")
                .formParam("shown_source", "sharegpt")
                .formParam("reading.roles", "martian")
                .post(path());
        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.asString()).contains("has no colon", "aria-invalid=\"true\"");
    }

    @Test
    void offersPairsWhereAnswersAreScored() {
        open(RANKED);
        String page = form().formParam("format", "preference")
                .formParam("do", "preview")
                .post(path())
                .asString();
        assertThat(page).contains("name=\"pairs\" value=\"on\" checked", "No pair can be made of the answers");
        form().formParam("format", "preference")
                .formParam("shown_pairs", "yes")
                .formParam("pairs", "on")
                .formParam("method", "all")
                .formParam("margin_min", "1.5")
                .formParam("pairs_max", "4")
                .post(path());
        assertThat(recipe())
                .contains("'clean':[{'pairs':{'method':'all','margin_min':1.5,'pairs_max':4}}]", "'format':'ranked'");
        form().formParam("format", "kto").post(path());
        assertThat(recipe()).contains("{'pairs':", "{'unpair':").contains("'format':'kto'");
        form().formParam("format", "chatml").post(path());
        assertThat(recipe()).doesNotContain("pairs", "unpair");
    }

    @Test
    void refusesABoundThatIsNoNumber() {
        open(RANKED);
        Response answer = form().formParam("format", "preference")
                .formParam("shown_pairs", "yes")
                .formParam("pairs", "on")
                .formParam("margin_min", "much")
                .post(path());
        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.asString()).contains("is not a number from 0 on");
    }

    @Test
    void saysWhatToolsWouldDoOfTheirOwnAccord() {
        open("""
                {"conversations":[{"from":"gpt","value":"a0"},{"from":"human","value":"q"},{"from":"gpt","value":"a"}]}
                {"conversations":[{"from":"human","value":"q"},{"from":"gpt","value":"a"}]}
                """);
        String parts =
                form().formParam("format", "sharegpt").post(path() + "/preview").asString();
        assertThat(parts)
                .contains("What tools would do", "LLaMA-Factory", "starts with an answer", "small code\">rows.jsonl:1<")
                .doesNotContain("small code\">rows.jsonl:2<");
    }

    @Test
    void takesOffAPackThatDoesNotTakeTheFormatAndSaysSo() {
        open(CHATS);
        int saved = given().get("/api/v1/projects/" + project + "/recipes").path("[0].id");
        given().contentType("application/json")
                .body("{\"recipe\": \"target: {format: sharegpt}\\npack: {for: llama-factory, name: chats}\"}")
                .put("/api/v1/recipes/" + saved)
                .then()
                .statusCode(200);

        assertThat(form().formParam("format", "chatml")
                        .post(path() + "/preview")
                        .asString())
                .doesNotContain("taken off");
        String parts =
                form().formParam("format", "stepwise").post(path() + "/preview").asString();
        assertThat(parts)
                .contains(
                        "LLaMA-Factory cannot train on the format stepwise.",
                        "With this choice the pack is taken off.");
        assertThat(form().header("Accept-Language", "zh-CN")
                        .formParam("format", "stepwise")
                        .post(path() + "/preview")
                        .asString())
                .contains("选择此格式会取消该导出包。");
        assertThat(recipe()).contains("'for':'llama-factory'");

        Response kept = form().formParam("format", "alpaca").post(path());
        assertThat(kept.statusCode()).isEqualTo(303);
        assertThat(recipe()).contains("'format':'alpaca'", "'for':'llama-factory'");
        Response left = form().formParam("format", "stepwise").post(path());
        assertThat(recipe()).contains("'format':'stepwise'").doesNotContain("'pack'");
        assertThat(given().cookies(left.detailedCookies())
                        .get("/projects/" + project + "/format")
                        .asString())
                .contains("The pack for LLaMA-Factory does not take it and was taken off");
    }

    @Test
    void changesTheDatasetOnlyWhenAskedByAForm() {
        open(CHATS);
        int second = Journey.dataset(project, "other.jsonl", RANKED.getBytes(StandardCharsets.UTF_8), "text");
        String map = "/projects/" + project + "/map";
        assertThat(given().get(map + "?dataset=" + second).asString()).contains("selected>rows.jsonl");
        assertThat(given().get(path()).asString()).contains("<strong>sharegpt</strong>");
        form().formParam("dataset", second).post(map + "/dataset");
        assertThat(given().get(map).asString()).contains("selected>other.jsonl");
        assertThat(given().get(path()).asString()).contains("<strong>ranked</strong>");
    }

    @Test
    void tellsTheProblemsOfAllRowsInTheCheck() {
        open(CHATS);
        String check = given().get("/projects/" + project + "/check").asString();
        assertThat(check)
                .contains("Problems, and what is done about them", "Unknown role", "rows.jsonl:3", "Role renamed");
        int recipe = given().get("/api/v1/projects/" + project + "/recipes").path("[0].id");
        assertThat(given().get("/api/v1/recipes/" + recipe + "/check").asString())
                .contains("\"problems\":[{\"reason\":\"unknown_role\",\"outcome\":\"rejected\",\"rows\":1");
    }

    private String open(String rows) {
        Journey.dataset(project, "rows.jsonl", rows.getBytes(StandardCharsets.UTF_8), "text");
        Response page = given().get(path());
        cookies = page.detailedCookies();
        Matcher matcher = TOKEN.matcher(page.asString());
        assertThat(matcher.find()).isTrue();
        token = matcher.group(1);
        return page.asString();
    }

    private String recipe() {
        return given().get("/api/v1/projects/" + project + "/recipes")
                .asString()
                .replace('"', '\'');
    }

    private int id() {
        return given().get("/api/v1/projects/" + project + "/recipes").path("[0].id");
    }

    private String path() {
        return "/projects/" + project + "/format";
    }

    private RequestSpecification form() {
        return given().redirects().follow(false).cookies(cookies).formParam("form_token", token);
    }
}
