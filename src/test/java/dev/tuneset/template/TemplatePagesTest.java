package dev.tuneset.template;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tuneset.run.Journey;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The catalogue's pages and the playground, without a script. */
@QuarkusTest
class TemplatePagesTest {
    private static final Pattern TOKEN = Pattern.compile("name=\"form_token\" value=\"([^\"]+)\"");

    private static final String ONE = "[{\"role\": \"user\", \"content\": \"Hi\"}]";

    @Inject
    Templates templates;

    @Inject
    OwnTemplates own;

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
                .contains("<span class=\"special\">&lt;|im_start|&gt;</span><span class=\"\">assistant\nThe Po.");
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

    @Test
    void countsTokensAndCutsAtTheirBorders() {
        String page =
                posted("/playground", Map.of("template_name", "chatml", "messages", ONE, "tokenizer", "cl100k_base"));
        assertThat(page).contains("by cl100k_base").doesNotContain("≈");
        assertThat(posted("/playground", Map.of("template_name", "chatml", "messages", ONE)))
                .contains("≈", "o200k_base");
        assertThat(posted("/playground/result", Map.of("template_name", "chatml", "messages", ONE, "borders", "true")))
                .contains("class=\"special token\"", "data-tokens", "title=\"27 &lt;\"")
                .doesNotContain("<html");
    }

    @Test
    void rendersWithAllThatTheRestInterfaceTakes() {
        assertThat(posted(
                        "/playground/result",
                        Map.of(
                                "template_name", "",
                                "template",
                                        "{{ strftime_now('%Y') }} {{ x }} {{ documents[0].title }} {{ messages[0].content }}",
                                "messages", ONE,
                                "documents", "[{\"title\": \"T\"}]",
                                "variables", "{\"x\": 7}",
                                "now", "2001-02-03")))
                .contains("2001 7 T Hi");
        assertThat(posted("/playground/result", Map.of("template_name", "chatml", "messages", ONE, "now", "soon")))
                .contains("Date and time", "is not a moment");
        assertThat(posted(
                        "/playground/result",
                        Map.of("template_name", "chatml", "messages", ONE, "continue_final_message", "true")))
                .contains("user\nHi</span></pre>");
    }

    @Test
    void keepsOwnTemplatesOfAProjectByForms() {
        int project = Journey.project("pages");
        String path = "/projects/" + project + "/templates";
        assertThat(posted(path, Map.of("name", "mine", "source", "a\r\n{{ }", "special_tokens", ""), 422))
                .contains("line 2", "class=\"wrong\"", "value=\"mine\"");
        assertThat(posted(path, Map.of("name", "mine", "source", "x", "special_tokens", "nonsense"), 422))
                .contains("Line 1 is not of the form");
        posted(path, Map.of("name", "mine", "source", "a\r\nb", "special_tokens", "bos_token = <s>"), 303);
        assertThat(own.version(own.get(project, "mine"), null).source()).isEqualTo("a\nb");
        assertThat(given().get(path).asString()).contains("/templates/mine\"");
        assertThat(given().get(path + "/mine").asString()).contains("bos_token = &lt;s&gt;", "mine@1");
        assertThat(given().get("/playground?template=mine&project=" + project).asString())
                .contains("<option value=\"mine\" selected>");

        posted(path + "/mine", Map.of("source", "c", "special_tokens", ""), 303);
        assertThat(given().get(path + "/mine?version=1").asString()).contains("version 1 of 2");
        assertThat(posted(path + "/mine/rename", Map.of("name", "chatml"), 422)).contains("built-in");
        posted(path + "/mine/rename", Map.of("name", "yours"), 303);
        posted(path + "/yours/delete", Map.of(), 303);
        assertThat(own.list(project)).isEmpty();
        given().get(path + "/yours").then().statusCode(404);
    }

    private static String posted(String path, Map<String, String> fields) {
        return posted(path, fields, 200);
    }

    private static String posted(String path, Map<String, String> fields, int status) {
        Response page = given().get("/playground");
        Matcher matcher = TOKEN.matcher(page.asString());
        assertThat(matcher.find()).isTrue();
        return given().cookies(page.detailedCookies())
                .redirects()
                .follow(false)
                .contentType("application/x-www-form-urlencoded; charset=UTF-8")
                .formParam("form_token", matcher.group(1))
                .formParams(fields)
                .post(path)
                .then()
                .statusCode(status)
                .extract()
                .asString();
    }

    private static String played(String source, String messages) {
        return posted("/playground", Map.of("template_name", "", "template", source, "messages", messages));
    }
}
