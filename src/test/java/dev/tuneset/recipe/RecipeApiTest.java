package dev.tuneset.recipe;

import static dev.tuneset.run.Journey.API;
import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import dev.tuneset.run.Journey;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class RecipeApiTest {
    private static final String ROLES = "map: {roles: {user: q, assistant: a}}";

    private int project;
    private int dataset;

    @BeforeEach
    void createProject() {
        project = Journey.project("recipes");
        dataset = Journey.dataset(project, "q,a\nWhat?,That.\n");
    }

    @Test
    void savesARecipeAsYamlOrAsATree() {
        int yaml = Journey.recipe(project, dataset, ROLES);
        int tree =
                Journey.recipe(project, dataset, Map.of("map", Map.of("roles", Map.of("user", "q", "assistant", "a"))));
        for (int id : new int[] {yaml, tree}) {
            given().get(API + "/recipes/" + id)
                    .then()
                    .statusCode(200)
                    .body("name", equalTo("rows.csv"))
                    .body("dataset_id", equalTo(dataset))
                    .body("recipe.map.turns.column", equalTo(List.of("q", "a")))
                    .body("recipe.target.format", equalTo("chatml"));
        }
        given().get(API + "/projects/" + project + "/recipes")
                .then()
                .statusCode(200)
                .body("id", equalTo(List.of(tree, yaml)));
    }

    @Test
    void givesTheYamlThatTheCommandLineReads() {
        int id = Journey.recipe(project, dataset, ROLES);
        given().get(API + "/recipes/" + id + "/yaml")
                .then()
                .statusCode(200)
                .contentType("application/yaml")
                .body(containsString("tuneset: 1"))
                .body(containsString("column: q"));
    }

    @Test
    void replacesRenamesAndPointsElsewhere() {
        int id = Journey.recipe(project, dataset, ROLES);
        given().contentType(ContentType.JSON)
                .body(Map.of("recipe", Map.of("target", Map.of("format", "alpaca"))))
                .put(API + "/recipes/" + id)
                .then()
                .statusCode(200)
                .body("recipe.target.format", equalTo("alpaca"))
                .body("recipe.map", nullValue());
        int other = Journey.dataset(project, "q,a\nWho?,Me.\n");
        patch(id, Map.of("name", "renamed", "dataset_id", other))
                .statusCode(200)
                .body("name", equalTo("renamed"))
                .body("dataset_id", equalTo(other));
    }

    @Test
    void refusesAPackWhoseToolDoesNotTakeTheFormat() {
        String misfit = "target: {format: alpaca}\npack: mlx-lm";
        given().contentType(ContentType.JSON)
                .body(Map.of("dataset_id", dataset, "recipe", misfit))
                .post(API + "/projects/" + project + "/recipes")
                .then()
                .statusCode(422)
                .body("field", equalTo("target.format"))
                .body(
                        "detail",
                        containsString("mlx-lm cannot train on the format alpaca. For it, choose one of: chatml"));
        int id = Journey.recipe(project, dataset, ROLES);
        given().contentType(ContentType.JSON)
                .header("Accept-Language", "zh")
                .body(Map.of("recipe", misfit))
                .put(API + "/recipes/" + id)
                .then()
                .statusCode(422)
                .body("field", equalTo("target.format"));
        given().get(API + "/recipes/" + id).then().body("recipe.target.format", equalTo("chatml"));
    }

    @Test
    void changesNothingWhenOneOfTwoChangesIsRefused() {
        int id = Journey.recipe(project, dataset, ROLES);
        patch(id, Map.of("name", "renamed", "dataset_id", 987_654)).statusCode(404);
        given().get(API + "/recipes/" + id).then().body("name", equalTo("rows.csv"));
    }

    @Test
    void deletesARecipeAndKeepsItsRuns() {
        int id = Journey.recipe(project, dataset, ROLES);
        int run = Journey.start(id);
        Journey.ended(run);
        given().delete(API + "/recipes/" + id).then().statusCode(204);
        given().get(API + "/recipes/" + id).then().statusCode(404).body("code", equalTo("no_such_recipe"));
        given().get(API + "/runs/" + run).then().statusCode(200).body("status", equalTo("done"));
        given().get("/runs/" + run).then().statusCode(200);
    }

    @Test
    void namesTheFieldThatIsWrong() {
        refused(Map.of("recipe", ROLES), "dataset_id");
        refused(Map.of("dataset_id", "one", "recipe", ROLES), "dataset_id");
        refused(Map.of("dataset_id", dataset, "recipe", "map: {merged_promt: x}"), "map.merged_promt");
        refused(Map.of("dataset_id", dataset, "recipe", "split: {train: 0.5}"), "split");
        refused(Map.of("dataset_id", dataset, "recipe", "write: {as: docx}"), "write.as");
        refused(Map.of("dataset_id", dataset, "recipe", "clean: [{wash: {}}]"), "clean[0].wash");
        refused(Map.of("dataset_id", dataset, "recipe", "compat: axolotl"), "compat");
        refused(Map.of("dataset_id", dataset, "name", "x".repeat(1_000), "recipe", ROLES), "name");
        patch(Journey.recipe(project, dataset, ROLES), Map.of("name", " "))
                .statusCode(422)
                .body("field", equalTo("name"));
    }

    @Test
    void saysWhereTheYamlIsBroken() {
        create(Map.of("dataset_id", dataset, "recipe", "map:\n  merged_prompt: \"open\n"))
                .statusCode(422)
                .contentType("application/problem+json")
                .body("line", equalTo(2));
    }

    @Test
    void knowsNoRecipeProjectOrDatasetThatIsNotThere() {
        given().get(API + "/recipes/987654").then().statusCode(404).body("code", equalTo("no_such_recipe"));
        given().get(API + "/recipes/987654/yaml").then().statusCode(404).contentType("application/problem+json");
        given().delete(API + "/recipes/987654").then().statusCode(404);
        given().get(API + "/projects/987654/recipes").then().statusCode(404);
        int elsewhere = Journey.dataset(Journey.project("elsewhere"), "q,a\n1,2\n");
        create(Map.of("dataset_id", elsewhere, "recipe", ROLES)).statusCode(404).body("field", equalTo("dataset_id"));
    }

    private void refused(Map<String, Object> body, String field) {
        create(body).statusCode(422).contentType("application/problem+json").body("field", equalTo(field));
    }

    private ValidatableResponse create(Map<String, Object> body) {
        return given().contentType(ContentType.JSON)
                .body(body)
                .post(API + "/projects/" + project + "/recipes")
                .then();
    }

    private static ValidatableResponse patch(int id, Map<String, Object> body) {
        return given().contentType(ContentType.JSON)
                .body(body)
                .patch(API + "/recipes/" + id)
                .then();
    }
}
