package dev.tuneset.run;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tuneset.engine.format.Shared;
import dev.tuneset.engine.row.ReadRow;
import dev.tuneset.engine.row.Row;
import dev.tuneset.engine.row.RowReader;
import dev.tuneset.engine.source.SourceFile;
import dev.tuneset.engine.source.SourceOptions;
import dev.tuneset.engine.source.standard.StandardSources;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Cases made by running Unsloth's own functions, through the REST interface: the same records, or the same error. */
@QuarkusTest
class ConvertCasesTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    private interface Request {
        void fill(JsonNode wanted, ObjectNode body) throws IOException;
    }

    @Test
    void comesOutAsUnslothsToSharegpt() throws IOException {
        check("cases/to_sharegpt.jsonl", (wanted, body) -> {
            mapping(body, wanted.get("args"));
            body.set("columns", wanted.at("/input/columns"));
            body.set("rows", wanted.at("/input/rows"));
        });
    }

    @Test
    void comesOutAsUnslothsToSharegptFromCsv() throws IOException {
        check("cases/csv_to_sharegpt.jsonl", (wanted, body) -> {
            mapping(body, wanted.get("args"));
            ArrayNode rows = body.putArray("rows");
            for (Row row : read(wanted.get("input").asText())) {
                ObjectNode values = rows.addObject();
                row.toMap().forEach((column, value) -> values.set(column, tagged(value)));
            }
        });
    }

    @Test
    void comesOutAsUnslothsStandardizeSharegpt() throws IOException {
        check("cases/standardize_sharegpt.jsonl", (wanted, body) -> {
            ObjectNode target = body.withObject("recipe").withObject("target").put("format", "chatml");
            if (wanted.get("call").asText().startsWith("to_sharegpt")) {
                mapping(body, wanted.at("/args/to_sharegpt"));
                target.put("format", "chatml").withObject("columns").put("messages", "conversations");
            } else {
                options(body, target, wanted.get("args"));
            }
            body.set("columns", wanted.at("/input/columns"));
            body.set("rows", wanted.at("/input/rows"));
        });
    }

    private static void check(String file, Request request) throws IOException {
        List<String> differences = new ArrayList<>();
        List<String> lines = Shared.lines(file);
        for (String line : lines) {
            JsonNode wanted = JSON.readTree(line);
            ObjectNode body = JSON.createObjectNode();
            body.withObject("recipe").put("compat", "unsloth");
            request.fill(wanted, body);
            Response got =
                    given().contentType(ContentType.JSON).body(body.toString()).post("/api/v1/convert");
            if (!expected(wanted).equals(told(got))) {
                differences.add(wanted.get("name") + "\n  wanted " + expected(wanted) + "\n  got    " + told(got));
            }
        }
        assertThat(lines).isNotEmpty();
        assertThat(differences).isEmpty();
    }

    private static String expected(JsonNode wanted) {
        return wanted.has("error")
                ? "422 " + wanted.at("/error/type").asText() + ": "
                        + unordered(wanted.at("/error/message").asText())
                : "200 " + wanted.at("/expected/rows");
    }

    private static String told(Response got) throws IOException {
        JsonNode answer = JSON.readTree(got.asString());
        return got.statusCode() == 200
                ? "200 " + answer.get("examples")
                : got.statusCode() + " " + answer.path("error").asText() + ": "
                        + unordered(answer.path("detail").asText());
    }

    /** Python prints the columns of a set in any order. */
    private static String unordered(String message) {
        int start = message.indexOf("Only allowed columns are");
        if (start < 0) {
            return message;
        }
        String[] columns = message.substring(start).split("[\\[\\], ]+");
        Arrays.sort(columns);
        return message.substring(0, start) + List.of(columns);
    }

    private static void mapping(ObjectNode body, JsonNode args) {
        ObjectNode map = body.withObject("recipe").putObject("map");
        args.properties()
                .forEach(field -> map.set(
                        field.getKey().equals("output_column_name") ? "output_column" : field.getKey(),
                        field.getValue()));
        ObjectNode target = body.withObject("recipe").withObject("target");
        if (!target.has("format")) {
            target.put("format", "sharegpt");
        }
    }

    private static void options(ObjectNode body, ObjectNode target, JsonNode args) {
        if (args.at("/tokenizer/$vlm").asBoolean()) {
            target.put("content", "parts");
        }
        ObjectNode aliases = JSON.createObjectNode();
        args.properties().stream()
                .filter(field -> field.getKey().startsWith("aliases"))
                .forEach(field -> aliases.set(field.getKey(), field.getValue()));
        body.withObject("recipe").withObject("source").put("format", "sharegpt").set("format_options", aliases);
    }

    private static List<Row> read(String csv) throws IOException {
        byte[] bytes = csv.getBytes(StandardCharsets.UTF_8);
        SourceFile file = SourceFile.of("case.csv", bytes.length, () -> new ByteArrayInputStream(bytes));
        SourceOptions options =
                new SourceOptions("csv", "UTF-8", ",", "\"", "", 1, 0, SourceOptions.Types.INFERRED, null, null);
        List<Row> rows = new ArrayList<>();
        try (RowReader reader = StandardSources.sources().open(file, options)) {
            for (ReadRow row = reader.next(); row != null; row = reader.next()) {
                rows.add((Row) row);
            }
        }
        return rows;
    }

    private static JsonNode tagged(Object value) {
        return value instanceof Double number && !Double.isFinite(number)
                ? JSON.createObjectNode().put("$float", number.toString())
                : JSON.valueToTree(value);
    }
}
