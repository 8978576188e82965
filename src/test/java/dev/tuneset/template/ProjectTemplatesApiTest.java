package dev.tuneset.template;

import static dev.tuneset.run.Journey.API;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasSize;

import dev.tuneset.run.Journey;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class ProjectTemplatesApiTest {
    private static final String SOURCE =
            "{{ bos_token }}{% for m in messages %}<|{{ m.role }}|>{{ m.content }}<|end|>{% endfor %}"
                    + "{% if add_generation_prompt %}<|assistant|>{% endif %}";

    private int project;

    @BeforeEach
    void project() {
        project = Journey.project("templates");
    }

    private String path() {
        return API + "/projects/" + project + "/templates";
    }

    private ValidatableResponse create(String name, String source) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("name", name);
        body.put("source", source);
        body.put("special_tokens", Map.of("bos_token", "<s>"));
        return given().contentType(ContentType.JSON).body(body).post(path()).then();
    }

    private ValidatableResponse put(String name, Map<String, Object> body) {
        return given().contentType(ContentType.JSON)
                .body(body)
                .put(path() + "/" + name)
                .then();
    }

    @Test
    void savesATemplateAndTellsWhatIsMeasuredOfIt() {
        create("mine", SOURCE)
                .statusCode(201)
                .header("Location", endsWith("/templates/mine"))
                .body("version", equalTo(1))
                .body("system", equalTo("slot"))
                .body("stop_token", equalTo("<|end|>"))
                .body("tools", equalTo(false))
                .body("special_tokens.bos_token", equalTo("<s>"))
                .body("source", equalTo(SOURCE));
        given().get(path()).then().statusCode(200).body("name", contains("mine"));
    }

    @Test
    void rendersWithItWhereTheProjectIsNamed() {
        create("mine", SOURCE);
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("template_name", "mine");
        body.put("messages", List.of(Map.of("role", "user", "content", "Hi")));
        given().contentType(ContentType.JSON)
                .body(body)
                .post(API + "/templates/render")
                .then()
                .statusCode(422)
                .body("code", equalTo("unknown_template"));
        body.put("project", project);
        body.put("add_generation_prompt", true);
        given().contentType(ContentType.JSON)
                .body(body)
                .post(API + "/templates/render")
                .then()
                .statusCode(200)
                .body("text", equalTo("<s><|user|>Hi<|end|><|assistant|>"));
    }

    @Test
    void keepsEveryVersion() {
        create("mine", SOURCE);
        put("mine", Map.of("source", SOURCE + "!"))
                .statusCode(200)
                .body("version", equalTo(2))
                .body("special_tokens.bos_token", equalTo("<s>"))
                .body("versions.version", contains(2, 1));
        put("mine", Map.of("source", SOURCE + "!")).statusCode(200).body("version", equalTo(2));
        given().queryParam("version", 1)
                .get(path() + "/mine")
                .then()
                .statusCode(200)
                .body("source", equalTo(SOURCE));
        given().queryParam("version", 3)
                .get(path() + "/mine")
                .then()
                .statusCode(404)
                .body("code", equalTo("no_such_template_version"));
    }

    @Test
    void makesANewOneByPut() {
        put("fresh", Map.of("source", SOURCE)).statusCode(201).body("version", equalTo(1));
        put("Fresh one", Map.of("source", SOURCE)).statusCode(422).body("code", equalTo("own_name"));
    }

    @Test
    void saysWhereATemplateDoesNotCompile() {
        create("mine", "a\n  {% if %}")
                .statusCode(422)
                .body("code", equalTo("template_syntax"))
                .body("field", equalTo("source"))
                .body("line", equalTo(2))
                .body("column", equalTo(9))
                .body("detail", containsString("{% if %}"));
        given().get(path()).then().body("$", empty());
    }

    @Test
    void refusesNamesThatAreTaken() {
        create("mine", SOURCE).statusCode(201);
        create("mine", SOURCE).statusCode(422).body("code", equalTo("template_name_taken"));
        create("chatml", SOURCE).statusCode(422).body("code", equalTo("template_name_built_in"));
        create("a@1", SOURCE).statusCode(422).body("code", equalTo("own_name"));
        create("empty", " ").statusCode(422).body("code", equalTo("template_empty"));
    }

    @Test
    void deletesAndTakesBack() {
        int id = create("mine", SOURCE).extract().path("id");
        given().delete(path() + "/mine").then().statusCode(204);
        given().get(path() + "/mine").then().statusCode(404).body("code", equalTo("no_such_template"));
        create("mine", SOURCE + "other").statusCode(201);
        given().post(path() + "/" + id + "/restore").then().statusCode(422);
        given().delete(path() + "/mine").then().statusCode(204);
        given().post(path() + "/" + id + "/restore").then().statusCode(200).body("source", equalTo(SOURCE));
    }

    @Test
    void takesAllTemplatesOfAModelsFiles() {
        String config =
                "{\"chat_template\": [{\"name\": \"default\", \"template\": \"{{ bos_token }}D\"}, {\"name\": \"tool_use\", "
                        + "\"template\": \"T\"}], \"eos_token\": {\"content\": \"</s>\"}}";
        given().multiPart("name", "my-model")
                .multiPart("file", "tokenizer_config.json", config.getBytes(StandardCharsets.UTF_8))
                .multiPart(
                        "file", "special_tokens_map.json", "{\"bos_token\": \"<s>\"}".getBytes(StandardCharsets.UTF_8))
                .multiPart("file", "tokenizer.json", ProjectTokenizersApiTest.WORDS.getBytes(StandardCharsets.UTF_8))
                .post(path())
                .then()
                .statusCode(201)
                .body("templates", contains("my-model", "my-model-tool_use"))
                .body("tokenizers", contains("my-model"));
        given().get(path() + "/my-model")
                .then()
                .body("special_tokens", equalTo(Map.of("bos_token", "<s>", "eos_token", "</s>")))
                .body("versions[0].origin", equalTo("tokenizer_config.json"));
        given().get(API + "/projects/" + project + "/tokenizers")
                .then()
                .body("name", contains("o200k_base", "cl100k_base", "my-model"));
    }

    @Test
    void keepsNothingOfFilesOfWhichOneIsRefused() {
        for (String name : List.of("chatml", "wrong")) {
            given().multiPart("name", name)
                    .multiPart("file", "chat_template.jinja", "{{ 1".getBytes(StandardCharsets.UTF_8))
                    .multiPart(
                            "file", "tokenizer.json", ProjectTokenizersApiTest.WORDS.getBytes(StandardCharsets.UTF_8))
                    .post(path())
                    .then()
                    .statusCode(422);
        }
        given().get(API + "/projects/" + project + "/tokenizers").then().body("$", hasSize(2));
    }

    @Test
    void putsAFileOfJinjaOverTheConfiguration() {
        given().multiPart("file", "chat_template.jinja", "NEW".getBytes(StandardCharsets.UTF_8))
                .multiPart(
                        "file",
                        "tokenizer_config.json",
                        "{\"chat_template\": \"OLD\"}".getBytes(StandardCharsets.UTF_8))
                .multiPart("name", "both")
                .post(path())
                .then()
                .statusCode(201);
        given().get(path() + "/both").then().body("source", equalTo("NEW"));
    }

    @Test
    void refusesFilesThatTellNothing() {
        given().multiPart("file", "tokenizer_config.json", "{\"bos_token\": \"<s>\"}".getBytes(StandardCharsets.UTF_8))
                .post(path())
                .then()
                .statusCode(422)
                .body("code", equalTo("no_template_in_files"));
        given().multiPart(
                        "file", "tokenizer_config.json", "{\"chat_template\": \"x\"}".getBytes(StandardCharsets.UTF_8))
                .post(path())
                .then()
                .statusCode(422)
                .body("code", equalTo("template_name_missing"));
        given().multiPart("name", "nothing")
                .post(path())
                .then()
                .statusCode(422)
                .body("code", equalTo("template_files"));
    }

    @Test
    void convertsWithItInOneCall() {
        create("mine", SOURCE);
        given().contentType(ContentType.JSON)
                .body(Map.of(
                        "project",
                        project,
                        "recipe",
                        Map.of(
                                "target",
                                Map.of("format", "chatml", "chat_template", "mine"),
                                "map",
                                Map.of("roles", Map.of("user", "q", "assistant", "a"))),
                        "rows",
                        List.of(Map.of("q", "Hi", "a", "Ho"))))
                .post(API + "/convert")
                .then()
                .statusCode(200)
                .body("texts", contains("<s><|user|>Hi<|end|><|assistant|>Ho<|end|>"));
    }

    @Test
    void pinsTheVersionOfARunAndWritesItBesideTheRecipe() {
        create("mine", SOURCE);
        int recipe = Journey.recipe(
                project,
                Journey.dataset(project, "q,a\nHi,Ho\n"),
                "{map: {roles: {user: q, assistant: a}}, target: {format: chatml, chat_template: mine}}");
        int run = Journey.start(recipe);
        JsonPath ended = Journey.ended(run);
        put("mine", Map.of("source", "changed"));

        assertThat(ended.getString("status")).isEqualTo("done");
        assertThat(new String(Journey.artifact(run, "recipe.yaml"), StandardCharsets.UTF_8))
                .contains("mine@1");
        JsonPath template =
                JsonPath.from(new String(Journey.artifact(run, "chat_template.json"), StandardCharsets.UTF_8));
        assertThat(template.getString("name")).isEqualTo("mine@1");
        assertThat(template.getString("chat_template")).isEqualTo(SOURCE);
        assertThat(template.getString("bos_token")).isEqualTo("<s>");
        given().contentType(ContentType.JSON)
                .body(Map.of("template_name", "mine@1", "project", project, "messages", List.of()))
                .post(API + "/templates/render")
                .then()
                .statusCode(200)
                .body("text", equalTo("<s>"));
    }

    @Test
    void recipesFollowARenamedTemplate() {
        create("mine", SOURCE);
        int recipe = Journey.recipe(
                project,
                Journey.dataset(project, "q,a\nHi,Ho\n"),
                "{map: {roles: {user: q, assistant: a}}, target: {format: chatml, chat_template: mine}}");
        put("mine", Map.of("name", "yours")).statusCode(200).body("name", equalTo("yours"));

        given().get(API + "/recipes/" + recipe).then().body("recipe.target.chat_template", equalTo("yours"));
        put("yours", Map.of("name", "chatml")).statusCode(422);
    }

    @Test
    void belongsToItsProjectAlone() {
        create("mine", SOURCE);
        int other = Journey.project("other");
        given().get(API + "/projects/" + other + "/templates").then().body("$", hasSize(0));
        given().get(API + "/projects/" + other + "/templates/mine").then().statusCode(404);
        given().get(API + "/projects/987654321/templates").then().statusCode(404);
        given().get(API + "/templates").then().body("name", hasItems("chatml"));
    }
}
