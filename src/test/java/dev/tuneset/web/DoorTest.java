package dev.tuneset.web;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.startsWith;

import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;

@QuarkusTest
class DoorTest {
    private static final String PROJECT = "{\"name\": \"door\"}";

    @Test
    void letsProgramsWriteWithoutAToken() {
        given().contentType("application/json")
                .body(PROJECT)
                .post("/api/v1/projects")
                .then()
                .statusCode(201);
    }

    @Test
    void turnsAwayWhatAnotherSitesPageSends() {
        for (String site : new String[] {"cross-site", "same-site"}) {
            given().header("Sec-Fetch-Site", site)
                    .contentType("text/plain")
                    .body(PROJECT)
                    .post("/api/v1/projects")
                    .then()
                    .statusCode(403)
                    .contentType("application/problem+json")
                    .body("status", equalTo(403));
        }
        given().header("Origin", "https://evil.example")
                .delete("/api/v1/projects/1")
                .then()
                .statusCode(403);
        given().header("Origin", "null").post("/projects").then().statusCode(403);
    }

    @Test
    void takesNoFormAsJson() {
        given().formParam("name", "x").post("/api/v1/projects").then().statusCode(415);
        given().contentType("text/plain")
                .body(PROJECT)
                .post("/api/v1/projects")
                .then()
                .statusCode(415);
    }

    @Test
    void answersForItsOwnNamesOnly() {
        given().header("Host", "evil.example").get("/").then().statusCode(421);
        given().header("Host", "localhost:8080").get("/").then().statusCode(200);
    }

    @Test
    void takesAFormOnlyWithItsToken() {
        given().formParam("name", "no token").post("/projects").then().statusCode(422);
        given().cookie("tuneset_form", "a")
                .formParam("form_token", "b")
                .formParam("name", "wrong token")
                .post("/projects")
                .then()
                .statusCode(422);
        given().cookie("tuneset_form", "a")
                .header("X-Form-Token", "a")
                .redirects()
                .follow(false)
                .formParam("name", "token in the header")
                .post("/projects")
                .then()
                .statusCode(303);
    }

    @Test
    void sendsEveryPageWithItsGuards() {
        given().get("/")
                .then()
                .header("Content-Security-Policy", containsString("frame-ancestors 'none'"))
                .header("Content-Security-Policy", not(containsString("unsafe")))
                .header("X-Content-Type-Options", "nosniff")
                .header("Referrer-Policy", "same-origin")
                .header("Cache-Control", "no-store");
    }

    @Test
    void writesPagesInTheReadersLanguage() {
        given().header("Accept-Language", "zh-TW,en;q=0.5").get("/").then().body(containsString("lang=\"zh-CN\""));
        given().header("Accept-Language", "fr, de").get("/").then().body(containsString("lang=\"en\""));
        given().cookie("tuneset_language", "zh").get("/").then().body(containsString("新建项目"));
    }

    @Test
    void keepsNobodyFromComingBackAfterASwitch() {
        given().cookie("tuneset_form", "a")
                .formParam("form_token", "a")
                .formParam("language", "zh")
                .formParam("back", "//evil.example")
                .redirects()
                .follow(false)
                .post("/settings/language")
                .then()
                .statusCode(303)
                .header("Location", "/")
                .header("Set-Cookie", startsWith("tuneset_language=zh"));
    }
}
