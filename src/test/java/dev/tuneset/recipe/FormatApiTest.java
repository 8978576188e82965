package dev.tuneset.recipe;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;

import dev.tuneset.engine.format.Format;
import dev.tuneset.engine.format.Formats;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

@QuarkusTest
class FormatApiTest {
    @Test
    void listsEveryFormatWithItsCard() {
        JsonPath list =
                given().get("/api/v1/formats").then().statusCode(200).extract().jsonPath();
        assertThat(list.<String>getList("name"))
                .isEqualTo(Formats.all().stream().map(Format::name).toList())
                .contains("chatml", "sharegpt", "alpaca", "text");
        for (Map<String, Object> format : list.<Map<String, Object>>getList("$")) {
            assertThat(format).containsKeys("name", "title", "summary", "trainers", "example", "options");
            assertThat((List<?>) format.get("trainers")).isNotEmpty();
            assertThat((Map<?, ?>) format.get("example")).isNotEmpty();
        }
    }

    @Test
    void showsTheExampleWithItsFieldsInOrder() {
        given().get("/api/v1/formats/sharegpt")
                .then()
                .statusCode(200)
                .body("trainers", hasItems("Unsloth", "LLaMA-Factory"))
                .body("options.name", hasItem("columns"))
                .body(containsString("{\"from\":\"human\",\"value\":"));
        given().get("/api/v1/formats/messages").then().statusCode(200).body("name", equalTo("chatml"));
    }

    @Test
    void namesTheFormatsThereAreWhenThereIsNoSuchOne() {
        given().get("/api/v1/formats/nope")
                .then()
                .statusCode(404)
                .contentType("application/problem+json")
                .body("detail", containsString("sharegpt"));
    }
}
