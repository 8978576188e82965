package dev.tuneset.web;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

@QuarkusTest
class OpenApiTest {
    private static final Set<String> METHODS = Set.of("get", "post", "put", "patch", "delete");

    @Test
    void listsEveryEndpointWithASummary() throws IOException {
        Set<String> endpoints = new TreeSet<>();
        List<String> bare = new ArrayList<>();
        document()
                .get("paths")
                .properties()
                .forEach(path -> path.getValue().properties().stream()
                        .filter(operation -> METHODS.contains(operation.getKey()))
                        .forEach(operation -> {
                            String endpoint =
                                    operation.getKey() + " " + path.getKey().replaceAll("\\{[^}]*}", "{}");
                            endpoints.add(endpoint);
                            if (operation.getValue().path("summary").asText().isBlank()
                                    || operation.getValue().path("tags").isEmpty()) {
                                bare.add(endpoint);
                            }
                        }));
        assertThat(bare).isEmpty();
        assertThat(endpoints)
                .contains(
                        "get /api/v1/projects",
                        "post /api/v1/projects",
                        "get /api/v1/projects/{}",
                        "patch /api/v1/projects/{}",
                        "delete /api/v1/projects/{}",
                        "post /api/v1/projects/{}/datasets",
                        "get /api/v1/datasets/{}",
                        "get /api/v1/datasets/{}/rows",
                        "get /api/v1/projects/{}/recipes",
                        "post /api/v1/projects/{}/recipes",
                        "get /api/v1/recipes/{}",
                        "get /api/v1/recipes/{}/yaml",
                        "put /api/v1/recipes/{}",
                        "patch /api/v1/recipes/{}",
                        "delete /api/v1/recipes/{}",
                        "post /api/v1/recipes/{}/runs",
                        "get /api/v1/projects/{}/runs",
                        "get /api/v1/runs/{}",
                        "delete /api/v1/runs/{}",
                        "get /api/v1/runs/{}/events",
                        "post /api/v1/runs/{}/cancel",
                        "get /api/v1/runs/{}/artifacts",
                        "get /api/v1/runs/{}/artifacts/{}",
                        "post /api/v1/convert",
                        "get /api/v1/formats",
                        "get /api/v1/formats/{}",
                        "get /api/v1/templates",
                        "get /api/v1/templates/{}",
                        "post /api/v1/templates/render");
    }

    @Test
    void listsNoPageOfTheBrowser() throws IOException {
        document()
                .get("paths")
                .fieldNames()
                .forEachRemaining(path -> assertThat(path).startsWith("/api/v1/"));
    }

    private static JsonNode document() throws IOException {
        return new ObjectMapper()
                .readTree(given().get("/api/v1/openapi?format=json")
                        .then()
                        .statusCode(200)
                        .extract()
                        .asString());
    }
}
