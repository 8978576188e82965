package dev.tuneset.template;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItems;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tuneset.engine.format.Shared;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;

@QuarkusTest
class TemplateApiTest {
    private static final int EVERY = 37;
    private static final Set<String> ARGUMENTS =
            Set.of("messages", "tools", "documents", "add_generation_prompt", "continue_final_message");
    private static final ObjectMapper JSON = new ObjectMapper();

    @Test
    void listsTheTemplatesAndGivesTheirSource() {
        given().get("/api/v1/templates")
                .then()
                .statusCode(200)
                .body("name", hasItems("chatml", "llama-3", "gemma-3", "qwen-2.5", "mistral"));
        given().get("/api/v1/templates/chatml").then().statusCode(200).body("source", containsString("<|im_start|>"));
        given().get("/api/v1/templates/nope")
                .then()
                .contentType("application/problem+json")
                .body("code", equalTo("unknown_template"))
                .body("detail", containsString("chatml"));
    }

    @Test
    void rendersWithABuiltInTemplate() {
        render("{'template_name': 'chatml', 'messages': [{'role': 'user', 'content': 'Hi'}], "
                        + "'add_generation_prompt': true}")
                .statusCode(200)
                .body("text", equalTo("<|im_start|>user\nHi<|im_end|>\n<|im_start|>assistant\n"));
    }

    @Test
    void tellsTheMomentAndMarksWhatIsLearned() {
        render("{'template': '{{ strftime_now(`%Y`) }}{% generation %}{{ messages[0].content }}{% endgeneration %}', "
                        + "'messages': [{'role': 'assistant', 'content': 'Hi'}], 'now': '2024-07-09T08:05:03'}")
                .statusCode(200)
                .body("text", equalTo("2024Hi"))
                .body("assistant_spans[0][0]", equalTo(4))
                .body("assistant_spans[0][1]", equalTo(6));
    }

    @Test
    void namesTheErrorsAsJinjaDoes() {
        render("{'template': '{% if %}', 'messages': []}")
                .statusCode(422)
                .contentType("application/problem+json")
                .body("error", equalTo("TemplateSyntaxError"))
                .body("line", equalTo(1));
        render("{'template': '{{ raise_exception(`No.`) }}', 'messages': []}")
                .statusCode(422)
                .body("error", equalTo("TemplateError"))
                .body("detail", containsString("No."));
        render("{'template': '{{ a.b }}', 'messages': []}").statusCode(422).body("error", equalTo("UndefinedError"));
        render("{'template': '{{ 1 + `a` }}', 'messages': []}").statusCode(422).body("error", equalTo("TypeError"));
    }

    @Test
    void namesTheFieldThatIsWrong() {
        render("{'messages': []}").statusCode(422).body("field", equalTo("template"));
        render("{'template_name': 'chatml'}").statusCode(422).body("field", equalTo("messages"));
        render("{'template_name': 'chatml', 'messages': [], 'now': 'noon'}")
                .statusCode(422)
                .body("field", equalTo("now"));
        render("{'template_name': 'chatml', 'messages': [], 'tolls': []}")
                .statusCode(422)
                .body("field", equalTo("tolls"));
    }

    @Test
    void rendersRealTemplatesAsTransformersDoes() throws IOException {
        Path shared = Shared.file("templates");
        Map<String, JsonNode> conversations = new HashMap<>();
        JSON.readTree(shared.resolve("conversations.json").toFile())
                .forEach(one -> conversations.put(one.get("id").asText(), one.get("args")));
        List<String> differences = new ArrayList<>();
        int compared = 0;
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(
                new GZIPInputStream(Files.newInputStream(shared.resolve("goldens_dev.jsonl.gz"))),
                StandardCharsets.UTF_8))) {
            int number = 0;
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (number++ % EVERY == 0) {
                    compared++;
                    compare(shared, JSON.readTree(line), conversations, differences);
                }
            }
        }
        assertThat(compared).isPositive();
        assertThat(differences).isEmpty();
    }

    private static void compare(
            Path shared, JsonNode golden, Map<String, JsonNode> conversations, List<String> differences)
            throws IOException {
        ObjectNode arguments = JSON.createObjectNode();
        JsonNode conversation = conversations.get(golden.path("conversation").asText());
        if (conversation != null) {
            arguments.setAll((ObjectNode) conversation);
        }
        if (golden.get("args") instanceof ObjectNode over) {
            arguments.setAll(over);
        }
        arguments.remove("return_assistant_tokens_mask");
        ObjectNode body = JSON.createObjectNode().put("now", "2024-07-09T08:05:03");
        String name = golden.get("template").asText();
        body.put("template", Files.readString(shared.resolve("corpus").resolve(name)));
        arguments
                .properties()
                .forEach(argument -> (ARGUMENTS.contains(argument.getKey()) ? body : body.withObject("variables"))
                        .set(argument.getKey(), argument.getValue()));
        Response got =
                given().contentType(ContentType.JSON).body(body.toString()).post("/api/v1/templates/render");
        JsonNode answer = JSON.readTree(got.asString());
        String wanted = golden.has("error")
                ? "422 " + golden.get("error").asText()
                : "200 " + golden.get("expected").asText();
        String told = got.statusCode() + " "
                + answer.path(got.statusCode() == 200 ? "text" : "error").asText();
        if (!told.equals(wanted)) {
            differences.add(name + " " + golden.get("conversation") + "\n  wanted " + wanted + "\n  got    " + told);
        }
    }

    /** Single quotes stand for double ones, backticks for double ones inside a text. */
    private static ValidatableResponse render(String body) {
        return given().contentType(ContentType.JSON)
                .body(body.replace('\'', '"').replace("`", "\\\""))
                .post("/api/v1/templates/render")
                .then();
    }
}
