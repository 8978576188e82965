package dev.tuneset.recipe;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tuneset.run.Journey;
import dev.tuneset.web.SentPage;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Two tabs with a page of one recipe: the second that saves is told what the first did, and loses nothing of its own. */
@QuarkusTest
class TwoTabsTest {
    private static final Map<String, String> FIRST =
            Map.of("way", "merged", "merged_prompt", "First {q}", "output_column", "a");
    private static final Map<String, String> SECOND =
            Map.of("way", "merged", "merged_prompt", "Second {q}", "output_column", "a");

    private int project;
    private int recipe;

    @BeforeEach
    void makeARecipe() {
        project = Journey.project("Two tabs");
        recipe = Journey.recipe(
                project,
                Journey.dataset(project, "q,a\n1,2\n3,4\n"),
                "map: {merged_prompt: '{q}', output_column: a}\ntarget: {format: chatml}");
    }

    @Test
    void keepsWhatTheFirstMappedUntilTheSecondKnows() {
        SentPage other = SentPage.open(path("map"));
        form(SentPage.open(path("map")), "map", FIRST).post(path("map")).then().statusCode(303);

        Response refused = form(other, "map", SECOND).post(path("map"));
        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(refused.asString())
                .contains("This was changed since you opened the page", "Second {q}", "See what is saved now");
        assertThat(yaml()).contains("First {q}");
        assertThat(form(other, "map", SECOND)
                        .header("Accept-Language", "zh")
                        .post(path("map"))
                        .asString())
                .contains("您所填写的仍在下面");

        String mark = Jsoup.parse(refused.asString())
                .selectFirst(".mapping input[name=seen]")
                .attr("value");
        replaced(other, mark).post(path("map")).then().statusCode(303);
        assertThat(yaml()).contains("Second {q}");
    }

    @Test
    void letsTwoTabsChangeDifferentSections() {
        SentPage map = SentPage.open(path("map"));
        SentPage format = SentPage.open(path("format"));
        SentPage template = SentPage.open(path("template") + "?with=llama-3");
        template.form(path("template")).post(path("template")).then().statusCode(303);
        form(format, "format", Map.of("format", "sharegpt"))
                .post(path("format"))
                .then()
                .statusCode(303);
        form(map, "map", FIRST).post(path("map")).then().statusCode(303);
        assertThat(yaml()).contains("First {q}", "sharegpt", "llama-3");
    }

    @Test
    void keepsTheFormatOfTheFirst() {
        SentPage other = SentPage.open(path("format"));
        form(SentPage.open(path("format")), "format", Map.of("format", "sharegpt"))
                .post(path("format"))
                .then()
                .statusCode(303);
        Response refused = form(other, "format", Map.of("format", "alpaca")).post(path("format"));
        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(Jsoup.parse(refused.asString()).selectFirst("input[value=alpaca][checked]"))
                .isNotNull();
        assertThat(yaml()).contains("sharegpt");
    }

    /** The buttons that say what the rows are have no words of their own to keep. */
    @Test
    void saysOnceThatTheFormatIsAnother() {
        project = Journey.project("Two tabs of chats");
        byte[] chats = "{\"conversations\":[{\"from\":\"human\",\"value\":\"q\"},{\"from\":\"gpt\",\"value\":\"a\"}]}\n"
                .getBytes(StandardCharsets.UTF_8);
        Journey.dataset(project, "chats.jsonl", chats, "text");
        SentPage other = SentPage.open(path("format"));
        form(SentPage.open(path("format")), "format", Map.of("format", "alpaca"))
                .post(path("format"))
                .then()
                .statusCode(303);
        Response refused = form(other, "format", Map.of("format", "chatml")).post(path("format"));
        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(refused.asString()).containsOnlyOnce("This was changed since you opened the page");

        Response source = other.form(path("format") + "/source")
                .formParam("source_format", "chatml")
                .post(path("format") + "/source");
        assertThat(given().cookies(source.detailedCookies()).get(path("format")).asString())
                .contains("Nothing was saved: look again", "<strong>sharegpt</strong>");
    }

    @Test
    void keepsTheChatTemplateOfTheFirst() {
        SentPage other = SentPage.open(path("template") + "?with=gemma-3");
        SentPage first = SentPage.open(path("template") + "?with=llama-3");
        first.form(path("template")).post(path("template")).then().statusCode(303);
        Response refused = other.form(path("template")).post(path("template"));
        assertThat(refused.header("Location")).endsWith("/template?with=gemma-3");
        assertThat(given().cookies(refused.detailedCookies())
                        .get(path("template") + "?with=gemma-3")
                        .asString())
                .contains("Nothing was saved: look again");
        assertThat(yaml()).contains("llama-3");
    }

    /** A run of another mapping than the page showed would be a surprise. */
    @Test
    void startsNoRunOfARecipeThatThePageDidNotShow() {
        SentPage export = SentPage.open(path("export"));
        form(SentPage.open(path("map")), "map", FIRST).post(path("map")).then().statusCode(303);
        Response refused = export.form(path("export"))
                .formParam("train", "90")
                .formParam("test", "10")
                .post(path("export"));
        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(refused.asString()).contains("This was changed since you opened the page", "value=\"90\"");
        assertThat(given().get("/api/v1/projects/" + project + "/runs").asString())
                .isEqualTo("[]");
    }

    private RequestSpecification form(SentPage page, String step, Map<String, String> typed) {
        return page.form(path(step)).formParams(typed);
    }

    /** The form as it came back, sent once more. */
    private RequestSpecification replaced(SentPage page, String mark) {
        Map<String, String> hidden = page.hidden(path("map"));
        hidden.put("seen", mark);
        return page.blank().formParams(hidden).formParams(SECOND);
    }

    private String yaml() {
        return given().get("/api/v1/recipes/" + recipe + "/yaml").asString();
    }

    private String path(String step) {
        return "/projects/" + project + "/" + step;
    }
}
