package dev.tuneset.project;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import org.junit.jupiter.api.Test;

@QuarkusTest
class ProjectApiTest {
    private static final String PROJECTS = "/api/v1/projects";

    @Test
    void createsAndShowsAProject() {
        int id = create("  问答 \\\"x\\\"  ");
        given().get(PROJECTS + "/" + id)
                .then()
                .statusCode(200)
                .body("name", equalTo("问答 \"x\""))
                .body("goal.purpose", nullValue())
                .body("recommendation.examples_min", equalTo(100));
    }

    @Test
    void saysWhereTheNewProjectIs() {
        given().contentType("application/json")
                .body("{\"name\": \"located\", \"goal\": {\"purpose\": \"classification\", \"language\": \"chinese\"}}")
                .post(PROJECTS)
                .then()
                .statusCode(201)
                .header("Location", not(endsWith("/0")))
                .body("goal.purpose", equalTo("classification"))
                .body("recommendation.template", equalTo("qwen-2.5"));
    }

    @Test
    void changesOnlyWhatIsGiven() {
        int id = create("before");
        patch(id, "{\"goal\": {\"purpose\": \"chat\"}}").body("name", equalTo("before"));
        patch(id, "{\"name\": \"after\"}").body("name", equalTo("after")).body("goal.purpose", equalTo("chat"));
        patch(id, "{\"name\": \"\"}").statusCode(422);
    }

    @Test
    void listsTheOneChangedLastFirst() {
        int first = create("first");
        int second = create("second");
        patch(first, "{\"name\": \"first again\"}");
        given().get(PROJECTS + "?limit=2")
                .then()
                .body("projects.id[0]", equalTo(first))
                .body("projects.id[1]", equalTo(second))
                .body("total", greaterThan(1));
    }

    @Test
    void deletesAndTakesItBack() {
        int id = create("gone and back");
        given().delete(PROJECTS + "/" + id).then().statusCode(204);
        given().get(PROJECTS + "/" + id).then().statusCode(404);
        given().delete(PROJECTS + "/" + id).then().statusCode(404);
        given().get(PROJECTS + "?limit=1000").then().body("projects.id", not(hasItem(id)));
        given().post(PROJECTS + "/" + id + "/restore").then().statusCode(200);
        given().get(PROJECTS + "/" + id).then().statusCode(200);
    }

    private static int create(String name) {
        return given().contentType("application/json")
                .body("{\"name\": \"" + name + "\"}")
                .post(PROJECTS)
                .then()
                .statusCode(201)
                .extract()
                .path("id");
    }

    private static ValidatableResponse patch(int id, String body) {
        return given().contentType("application/json")
                .body(body)
                .patch(PROJECTS + "/" + id)
                .then();
    }
}
