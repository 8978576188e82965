package dev.tuneset.run;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/** The steps of a user of the REST interface, one call each. */
public final class Journey {
    public static final String API = "/api/v1";
    private static final Duration LONG = Duration.ofSeconds(60);

    private Journey() {}

    public static int project(String name) {
        return created("/projects", Map.of("name", name));
    }

    public static int dataset(int project, String name, byte[] file, String types) {
        return given().contentType(ContentType.BINARY)
                .queryParam("name", name)
                .queryParam("types", types)
                .body(file)
                .post(API + "/projects/" + project + "/datasets")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
    }

    public static int dataset(int project, String csv) {
        return dataset(project, "rows.csv", csv.getBytes(StandardCharsets.UTF_8), "text");
    }

    /** @param recipe a tree, or YAML text */
    public static int recipe(int project, int dataset, Object recipe) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("dataset_id", dataset);
        body.put("recipe", recipe);
        return created("/projects/" + project + "/recipes", body);
    }

    public static int start(int recipe) {
        return given().post(API + "/recipes/" + recipe + "/runs")
                .then()
                .statusCode(202)
                .extract()
                .path("id");
    }

    /** The run once it has ended. */
    public static JsonPath ended(int run) {
        Instant limit = Instant.now().plus(LONG);
        while (true) {
            JsonPath now = given().get(API + "/runs/" + run)
                    .then()
                    .statusCode(200)
                    .extract()
                    .jsonPath();
            if (!now.getString("status").equals("running")) {
                return now;
            }
            assertThat(Instant.now()).as("run %s takes too long", run).isBefore(limit);
            Thread.onSpinWait();
        }
    }

    public static byte[] artifact(int run, String name) {
        return given().get(API + "/runs/" + run + "/artifacts/" + name)
                .then()
                .statusCode(200)
                .extract()
                .asByteArray();
    }

    private static int created(String path, Map<String, Object> body) {
        return given().contentType(ContentType.JSON)
                .body(body)
                .post(API + path)
                .then()
                .statusCode(201)
                .extract()
                .path("id");
    }
}
