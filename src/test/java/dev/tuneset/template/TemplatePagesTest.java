package dev.tuneset.template;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The catalogue's pages and the playground, without a script. */
@QuarkusTest
class TemplatePagesTest {
    private static final Pattern TOKEN = Pattern.compile("name=\"form_token\" value=\"([^\"]+)\"");

    @Inject
    Templates templates;

    @Test
    void listsAndSearches() {
        assertThat(given().get("/templates").asString()).contains("Qwen 2.5", "/templates/gpt-oss");
        assertThat(given().get("/templates?q=harmony").asString())
                .contains("/templates/gpt-oss")
                .doesNotContain("/templates/zephyr");
    }

    @Test
    void hasAPageForEveryTemplateInBothLanguages() {
        templates.builtIn().forEach(template -> {
            for (String language : new String[] {"en", "zh"}) {
                String page = given().header("Accept-Language", language)
                        .get("/templates/" + template.name())
                        .then()
                        .statusCode(200)
                        .extract()
                        .asString();
                assertThat(page).contains("<li id=\"L1\">", "The Po.");
            }
        });
        given().get("/templates/nothing-of-the-kind").then().statusCode(404);
    }

    @Test
    void marksSpecialTokensInTheExample() {
        assertThat(given().get("/templates/chatml").asString())
                .contains("<mark class=\"special\">&lt;|im_start|&gt;</mark>assistant\nThe Po.");
    }

    @Test
    void rendersPastedSourceAndShowsWhereItFails() {
        assertThat(played(
                        "{% for m in messages %}[{{ m.role }}]{{ m.content }}{% endfor %}",
                        "[{\"role\": \"user\", \"content\": \"<b>\"}]"))
                .contains("[user]&lt;b&gt;");
        assertThat(played("fine\n{{ 1 + }}", "[]")).contains("TemplateSyntaxError", "line 2", "class=\"wrong\"");
        assertThat(played("x", "[{\"role\":\n}]")).contains("line 2");
    }

    private static String played(String source, String messages) {
        Response page = given().get("/playground");
        Matcher matcher = TOKEN.matcher(page.asString());
        assertThat(matcher.find()).isTrue();
        return given().cookies(page.detailedCookies())
                .formParam("form_token", matcher.group(1))
                .formParam("template_name", "")
                .formParam("template", source)
                .formParam("messages", messages)
                .post("/playground")
                .then()
                .statusCode(200)
                .extract()
                .asString();
    }
}
