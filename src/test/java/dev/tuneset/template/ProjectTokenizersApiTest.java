package dev.tuneset.template;

import static dev.tuneset.run.Journey.API;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import dev.tuneset.engine.outcome.TunesetException;
import dev.tuneset.files.BlobOwners;
import dev.tuneset.files.FileStore;
import dev.tuneset.run.Journey;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class ProjectTokenizersApiTest {
    static final String WORDS =
            "{\"version\": \"1.0\", \"added_tokens\": [], \"pre_tokenizer\": {\"type\": \"Whitespace\"}, "
                    + "\"model\": {\"type\": \"WordLevel\", \"vocab\": {\"[UNK]\": 0, \"good\": 1, \"day\": 2}, \"unk_token\": \"[UNK]\"}}";

    @Inject
    Tokenizers tokenizers;

    @Inject
    FileStore files;

    @Inject
    BlobOwners owners;

    private int project;

    @BeforeEach
    void project() {
        project = Journey.project("tokenizers");
    }

    private String path() {
        return API + "/projects/" + project + "/tokenizers";
    }

    private ValidatableResponse put(String name, String json) {
        return given().contentType(ContentType.BINARY)
                .body(json.getBytes(java.nio.charset.StandardCharsets.UTF_8))
                .put(path() + "/" + name)
                .then();
    }

    @Test
    void countsWithAModelsOwn() {
        put("words", WORDS).statusCode(201).body("own", equalTo(true));
        Tokenizers.Counter counter = tokenizers.named(project, "words");
        assertThat(counter.exact()).isTrue();
        assertThat(counter.tokenizer().count("good day good night")).isEqualTo(4);
        assertThat(given().get(path() + "/words/file").asString()).isEqualTo(WORDS);
    }

    @Test
    void standsInWithAnEstimateWhenNoneIsNamed() {
        Tokenizers.Counter counter = tokenizers.named(project, null);
        assertThat(counter.exact()).isFalse();
        assertThat(counter.name()).isEqualTo("o200k_base");
        assertThat(tokenizers.named(project, "cl100k_base").exact()).isTrue();
        assertThatThrownBy(() -> tokenizers.named(project, "nope"))
                .isInstanceOfSatisfying(
                        TunesetException.class,
                        refused -> assertThat(refused.code()).isEqualTo("unknown_tokenizer"));
    }

    @Test
    void refusesWhatItCannotLoadAndKeepsNothing() {
        String strange = WORDS.replace("\"Whitespace\"", "\"Sandwich\"");
        put("strange", strange)
                .statusCode(422)
                .body("code", equalTo("tokenizer_unsupported"))
                .body("detail", containsString("Sandwich"));
        put("broken", "{").statusCode(422).body("code", equalTo("tokenizer_malformed"));
        put("o200k_base", WORDS).statusCode(422).body("code", equalTo("tokenizer_name_built_in"));
        given().get(path()).then().body("name", contains("o200k_base", "cl100k_base"));
    }

    @Test
    void replacesRenamesDeletesAndTakesBack() {
        int first = put("words", WORDS).extract().path("id");
        put("words", WORDS.replace("night", "x").replace("\"day\": 2", "\"day\": 2, \"night\": 3"))
                .statusCode(200);
        given().post(path() + "/" + first + "/restore")
                .then()
                .statusCode(422)
                .body("code", equalTo("tokenizer_name_taken"));
        given().contentType(ContentType.JSON)
                .body(Map.of("name", "more"))
                .put(path() + "/words")
                .then()
                .statusCode(200)
                .body("name", equalTo("more"));
        given().delete(path() + "/more").then().statusCode(204);
        given().get(path() + "/more").then().statusCode(404).body("code", equalTo("no_such_tokenizer"));
        given().post(path() + "/" + first + "/restore").then().statusCode(200).body("name", equalTo("words"));
    }

    @Test
    void keepsTheFileWhileItMayBeTakenBack() {
        String hash = put("words", WORDS.replace("good", "goood")).extract().path("sha256");
        given().delete(path() + "/words").then().statusCode(204);
        files.sweep(owners::areUsing);
        assertThat(files.has(hash)).isTrue();
    }

    @Test
    void countsByTheTokenizerThatCameWithTheTemplate() {
        given().multiPart("name", "pair")
                .multiPart(
                        "file",
                        "chat_template.jinja",
                        "{{ messages[0].content }}".getBytes(java.nio.charset.StandardCharsets.UTF_8))
                .multiPart("file", "tokenizer.json", WORDS.getBytes(java.nio.charset.StandardCharsets.UTF_8))
                .post(API + "/projects/" + project + "/templates")
                .then()
                .statusCode(201);
        assertThat(given().get("/playground?template=pair&project=" + project).asString())
                .contains("by pair")
                .doesNotContain("≈");
    }
}
