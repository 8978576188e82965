package dev.tuneset.run;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

@QuarkusTest
class ConvertApiTest {
    private static final String UNSLOTH =
            "{'map': {'merged_prompt': '%s', 'output_column': 'y'}, 'target': {'format': 'sharegpt'}, 'compat': 'unsloth'}";

    @Test
    void convertsRowsAndAccountsForEach() {
        convert(
                        "{'map': {'roles': {'user': 'q', 'assistant': 'a'}}}",
                        "[{'q': '1 + 1?', 'a': '2'}, {'q': '2 + 2?', 'a': ''}]")
                .statusCode(200)
                .body("examples.size()", equalTo(1))
                .body("examples[0].messages.content", contains("1 + 1?", "2"))
                .body("ledger.read", equalTo(2))
                .body("ledger.kept", equalTo(1))
                .body("ledger.rejected", equalTo(1))
                .body("ledger.entries[0].row", equalTo(2))
                .body("ledger.entries[0].outcome", equalTo("rejected"))
                .body("ledger.entries[0].reason", equalTo("missing_output"))
                .body("$", not(hasKey("texts")));
    }

    @Test
    void givesTheTextOfAChatTemplateBesideTheExample() {
        convert(
                        "{'map': {'roles': {'user': 'q', 'assistant': 'a'}}, 'target': {'chat_template': 'chatml'}}",
                        "[{'q': 'Hi', 'a': 'Ho'}]")
                .statusCode(200)
                .body("texts", contains("<|im_start|>user\nHi<|im_end|>\n<|im_start|>assistant\nHo<|im_end|>\n"));
    }

    @Test
    void endsAsPythonDoesInCompatibleRuns() {
        convert(UNSLOTH.formatted("{b}"), "[{'y': 'o'}]")
                .statusCode(422)
                .contentType("application/problem+json")
                .body("error", equalTo("KeyError"))
                .body(
                        "detail",
                        equalTo("Unsloth: Your prompt includes 'b' but this does not exist in the dataset. "
                                + "Only allowed columns are ['y']"))
                .body("code", equalTo("python_error"))
                .body("field", equalTo("map.merged_prompt"));
        given().header("Accept-Language", "zh")
                .contentType(ContentType.JSON)
                .body(body(UNSLOTH.formatted("{a} }"), "[{'a': 1, 'y': 'o'}]"))
                .post("/api/v1/convert")
                .then()
                .statusCode(422)
                .body("error", equalTo("ValueError"))
                .body("detail", equalTo("Single '}' encountered in format string"));
    }

    @Test
    void saysAnEmptyMessageOfPythonAsEmpty() {
        convert("{'source': {'format': 'sharegpt'}, 'compat': 'unsloth'}", "[{'conversations': []}]")
                .statusCode(422)
                .body("error", equalTo("AssertionError"))
                .body("detail", equalTo(""));
    }

    @Test
    void readsWhatJsonCannotHold() {
        convert(
                        UNSLOTH.formatted("{f} {i} {d} {t} {b}"),
                        "[{'f': {'$float': 'NaN'}, 'i': {'$float': '-inf'}, 'd': {'$date': '2024-01-02'}, "
                                + "'t': {'$datetime': '2024-01-02T03:04:05'}, 'b': {'$bytes': 'eg=='}, 'y': 1}]")
                .statusCode(200)
                .body("examples[0].conversations.value", contains("nan -inf 2024-01-02 2024-01-02 03:04:05 b'z'", "1"));
    }

    @Test
    void writesValuesAsTheFilesOfARunHoldThem() {
        convert(
                        "{'map': {'roles': {'user': 'q', 'assistant': 'a'}, 'keep': ['f', 'd', 't', 'at']}}",
                        "[{'q': 'x', 'a': 'y', 'f': {'$float': 'NaN'}, 'd': {'$date': '2024-01-02'}, "
                                + "'t': {'$time': '03:04:05'}, 'at': {'$datetime': '2024-01-02T00:00:00'}}]")
                .statusCode(200)
                .body("examples[0].f", nullValue())
                .body("examples[0].d", equalTo("2024-01-02"))
                .body("examples[0].t", equalTo("03:04:05"))
                .body("examples[0].at", equalTo("2024-01-02T00:00:00"));
    }

    @Test
    void takesColumnsThatNoRowTells() {
        given().contentType(ContentType.JSON)
                .body("{\"recipe\": {\"map\": {\"merged_prompt\": \"{a}\", \"output_column\": \"y\"}}, "
                        + "\"columns\": [\"a\", \"y\"], \"rows\": []}")
                .post("/api/v1/convert")
                .then()
                .statusCode(200)
                .body("ledger.read", equalTo(0));
    }

    @Test
    void namesTheFieldThatIsWrong() {
        convert("{'mapp': {}}", "[]").statusCode(422).body("field", equalTo("mapp"));
        convert("{'map': {'merged_promt': 'x'}}", "[]").statusCode(422).body("field", equalTo("map.merged_promt"));
        convert("{'target': {'format': 'nope'}}", "[{'a': 1}]").statusCode(422).body("field", equalTo("target.format"));
        convert("{'target': {'format': 'chatml', 'chat_template': 'nope'}}", "[{'a': 1}]")
                .statusCode(422)
                .body("detail", containsString("nope"));
        convert("{}", "{'a': 1}").statusCode(422).body("field", equalTo("rows"));
        convert("{}", "[1]").statusCode(422).body("field", equalTo("rows[0]"));
        convert("{}", "[{'a': {'$float': 'much'}}]").statusCode(422).body("field", equalTo("rows"));
        convert("{'map': {'merged_prompt': 'Hi {nmae}', 'output_column': 'y'}}", "[{'name': 'n', 'y': 'o'}]")
                .statusCode(422)
                .body("field", equalTo("map.merged_prompt"))
                .body("code", equalTo("unknown_column"))
                .body("line", equalTo(1))
                .body("column", equalTo(4))
                .body("detail", containsString("\"name\""));
    }

    @Test
    void refusesWhatIsNoJsonAndWhatIsTooMuch() {
        given().contentType(ContentType.JSON)
                .body("{\"recipe\": ")
                .post("/api/v1/convert")
                .then()
                .statusCode(400)
                .contentType("application/problem+json");
        given().contentType(ContentType.JSON)
                .body(Map.of("recipe", Map.of(), "rows", Collections.nCopies(10_001, Map.of("a", 1))))
                .post("/api/v1/convert")
                .then()
                .statusCode(413)
                .body("code", equalTo("too_many_rows"));
    }

    @Test
    void leavesNoTraceBehind() {
        List<Object> before =
                given().get("/api/v1/projects?limit=1000").jsonPath().getList("projects.id");
        convert("{'map': {'roles': {'user': 'q', 'assistant': 'a'}}}", "[{'q': 'Hi', 'a': 'Ho'}]")
                .statusCode(200);
        assertThat(given().get("/api/v1/projects?limit=1000").jsonPath().<Object>getList("projects.id"))
                .isEqualTo(before);
    }

    private static ValidatableResponse convert(String recipe, String rows) {
        return given().contentType(ContentType.JSON)
                .body(body(recipe, rows))
                .post("/api/v1/convert")
                .then();
    }

    /** Single quotes stand for double ones. */
    private static String body(String recipe, String rows) {
        return "{\"recipe\": " + recipe.replace('\'', '"') + ", \"rows\": " + rows.replace('\'', '"') + "}";
    }
}
