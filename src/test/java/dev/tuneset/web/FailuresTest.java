package dev.tuneset.web;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import org.junit.jupiter.api.Test;

@QuarkusTest
class FailuresTest {
    @Test
    void tellsProgramsWhatWhereAndWhy() {
        given().get("/api/v1/projects/987654")
                .then()
                .statusCode(404)
                .contentType("application/problem+json")
                .body("type", equalTo("urn:tuneset:error:no_such_project"))
                .body("title", equalTo("Not found"))
                .body("status", equalTo(404))
                .body("code", equalTo("no_such_project"))
                .body("line", nullValue())
                .body("detail", containsString("987654"));
    }

    @Test
    void namesTheFieldThatIsWrong() {
        post("{\"name\": \" \"}").statusCode(422).body("field", equalTo("name"));
        post("{}").statusCode(422).body("field", equalTo("name"));
        post("{\"name\": \"a\", \"nmae\": 1}").statusCode(422).body("field", equalTo("nmae"));
        post("{\"name\": \"a\", \"goal\": {\"purpose\": \"bake\"}}")
                .statusCode(422)
                .body("field", equalTo("goal.purpose"))
                .body("detail", not(containsString("dev.tuneset")));
        given().get("/api/v1/projects?limit=0").then().statusCode(422).body("field", equalTo("limit"));
    }

    @Test
    void saysWhereJsonBreaks() {
        post("{\"name\":\n \"a\",,}")
                .statusCode(400)
                .body("line", equalTo(2))
                .body("column", notNullValue())
                .body("detail", not(containsString("com.fasterxml")));
        post("").statusCode(422);
        post("[1]").statusCode(422).body("detail", not(containsString("dev.tuneset")));
    }

    /** Whoever sent a form stood before a page that led nowhere near it. */
    @Test
    void leadsBackToThePageOfARefusedForm() {
        refused("http://localhost/projects/1/data?a=1&b=2")
                .body(containsString("href=\"/projects/1/data?a=1&amp;b=2\""));
        refused("http://localhost//elsewhere.example").body(not(containsString("elsewhere.example")));
        refused("no address").body(not(containsString("Back to the page before")));
    }

    private static ValidatableResponse refused(String referer) {
        return given().header("Referer", referer)
                .formParam("name", "x")
                .post("/projects")
                .then()
                .statusCode(422)
                .body(containsString("Load the page again"));
    }

    @Test
    void answersUnknownAddressesAndMethods() {
        given().get("/api/v1/nothing").then().statusCode(404).contentType("application/problem+json");
        given().put("/api/v1/projects").then().statusCode(405).contentType("application/problem+json");
        given().contentType("text/csv")
                .body("a")
                .post("/api/v1/projects")
                .then()
                .statusCode(415)
                .contentType("application/problem+json");
    }

    @Test
    void refusesABodyThatDoesNotFitIntoMemory() {
        post("{\"name\": \"" + "a".repeat(17 * 1024 * 1024) + "\"}")
                .statusCode(413)
                .body("code", equalTo("body_too_large"));
    }

    @Test
    void showsPeopleAPageInTheirLanguage() {
        given().header("Accept-Language", "zh")
                .get("/projects/987654")
                .then()
                .statusCode(404)
                .contentType("text/html")
                .body(containsString("没有项目 987,654"));
        given().get("/nothing/here")
                .then()
                .statusCode(404)
                .contentType("text/html")
                .body(containsString("All projects"));
    }

    @Test
    void describesRestAndNotThePages() {
        given().get("/api/v1/openapi?format=json")
                .then()
                .statusCode(200)
                .body("info.title", equalTo("Tuneset"))
                .body("paths.'/api/v1/projects'.post.responses.'201'", notNullValue())
                .body("paths.'/projects'", nullValue())
                .body("components.schemas.Purpose.enum[0]", equalTo("chat"))
                .body("components.schemas.ProjectAnswer.properties.created_at", notNullValue());
        given().get("/q/health").then().statusCode(200);
    }

    private static ValidatableResponse post(String body) {
        return given().contentType("application/json")
                .body(body)
                .post("/api/v1/projects")
                .then();
    }
}
