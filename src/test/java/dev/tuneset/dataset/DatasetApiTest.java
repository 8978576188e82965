package dev.tuneset.dataset;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;

import dev.tuneset.project.Projects;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class DatasetApiTest {
    private static final String PEOPLE = "name,age\nAnna,31\n王芳,28\nZoë,00501\n";

    @Inject
    Projects projects;

    private long project;

    @BeforeEach
    void createProject() {
        project = projects.create("Datasets").id();
    }

    @Test
    void importsAFileThatIsTheBody() {
        upload("people.csv", PEOPLE)
                .statusCode(201)
                .header("Location", containsString("/api/v1/datasets/"))
                .body("kind", equalTo("csv"))
                .body("status", equalTo("ready"))
                .body("columns", contains("name", "age"))
                .body("rows", equalTo(3))
                .body("bad_rows", equalTo(0))
                .body("problems", empty())
                .body("options.encoding", equalTo("UTF-8"))
                .body("findings.option", hasItem("delimiter"));
    }

    @Test
    void importsAFileThatIsAPartOfAForm() {
        given().multiPart("file", "people.csv", PEOPLE.getBytes(StandardCharsets.UTF_8), "text/csv")
                .post("/api/v1/projects/" + project + "/datasets")
                .then()
                .statusCode(201)
                .body("name", equalTo("people.csv"))
                .body("rows", equalTo(3));
    }

    @Test
    void importsSeveralPartsAsOneDataset() {
        given().multiPart("file", "people.csv", PEOPLE.getBytes(StandardCharsets.UTF_8), "text/csv")
                .multiPart("file", "../more.csv", PEOPLE.getBytes(StandardCharsets.UTF_8), "text/csv")
                .queryParam("name", "both")
                .post("/api/v1/projects/" + project + "/datasets")
                .then()
                .statusCode(201)
                .body("name", equalTo("both"))
                .body("kind", equalTo("csv"))
                .body("columns", hasItem("source_file"))
                .body("findings.find { it.value == 'more.csv' }.code", equalTo("file_csv"));
    }

    @Test
    void cutsATextAsTheQuerySays() {
        given().contentType(ContentType.BINARY)
                .body("One sentence has some words. ".repeat(60).getBytes(StandardCharsets.UTF_8))
                .queryParam("name", "text.txt")
                .queryParam("unit", "tokens")
                .queryParam("window", 24)
                .queryParam("overlap", 6)
                .post("/api/v1/projects/" + project + "/datasets")
                .then()
                .statusCode(201)
                .body("rows", equalTo(20))
                .body("options.unit", equalTo("tokens"))
                .body("options.window", equalTo(24));
        given().contentType(ContentType.BINARY)
                .body("words".getBytes(StandardCharsets.UTF_8))
                .queryParam("window", 0)
                .post("/api/v1/projects/" + project + "/datasets")
                .then()
                .statusCode(422)
                .body("field", equalTo("window"));
    }

    @Test
    void takesOptionsAndNoPathFromTheQuery() {
        given().contentType(ContentType.BINARY)
                .body("a;b\n1;2\n".getBytes(StandardCharsets.UTF_8))
                .queryParam("name", "../../etc/pass\u0000wd.csv")
                .queryParam("types", "inferred")
                .queryParam("header_rows", 0)
                .post("/api/v1/projects/" + project + "/datasets")
                .then()
                .statusCode(201)
                .body("name", equalTo("passwd.csv"))
                .body("rows", equalTo(2))
                .body("options.types", equalTo("inferred"));
    }

    @Test
    void givesRowsWithTheirPlaces() {
        long id = imported("people.csv", PEOPLE);
        given().get("/api/v1/datasets/" + id + "/rows?offset=1&limit=5")
                .then()
                .statusCode(200)
                .body("total", equalTo(3))
                .body("rows", hasSize(2))
                .body("rows[0].row", equalTo(2))
                .body("rows[0].line", equalTo(3))
                .body("rows[0].values.name", equalTo("王芳"))
                .body("rows[1].values.age", equalTo("00501"));
    }

    @Test
    void refusesPagesThatAreTooLarge() {
        long id = imported("people.csv", PEOPLE);
        given().get("/api/v1/datasets/" + id + "/rows?limit=501")
                .then()
                .statusCode(422)
                .contentType("application/problem+json")
                .body("field", equalTo("limit"));
        given().get("/api/v1/datasets/" + id + "/rows?offset=-1")
                .then()
                .statusCode(422)
                .body("field", equalTo("offset"));
        given().get("/api/v1/datasets/" + id + "/rows?offset=99999999999")
                .then()
                .statusCode(200)
                .body("rows", empty());
    }

    @Test
    void listsBadRowsAndGoesOn() {
        StringBuilder csv = new StringBuilder("a,b\n");
        for (int i = 0; i < 200; i++) {
            csv.append(i == 100 ? "1,2,3,4\n" : i + ",x\n");
        }
        long id = upload("some-bad.csv", csv.toString())
                .statusCode(201)
                .body("rows", equalTo(199))
                .body("bad_rows", equalTo(1))
                .body("problems[0].code", equalTo("bad_rows"))
                .extract()
                .jsonPath()
                .getLong("id");
        given().get("/api/v1/datasets/" + id + "/bad-rows")
                .then()
                .statusCode(200)
                .body("total", equalTo(1))
                .body("rows[0].line", equalTo(102))
                .body("rows[0].reason", equalTo("too_many_values"))
                .body("rows[0].raw", containsString("1,2,3,4"));
        String lines = given().get("/api/v1/datasets/" + id + "/bad-rows/download")
                .then()
                .statusCode(200)
                .header("Content-Disposition", containsString("attachment"))
                .header("X-Content-Type-Options", "nosniff")
                .extract()
                .asString();
        assertThat(lines.lines()).singleElement().asString().startsWith("{\"row\":101,\"line\":102,");
    }

    @Test
    void readsTheFileAnewWithOtherOptions() {
        long id = imported("people.csv", "id|n\n001|x\n");
        given().contentType(ContentType.JSON)
                .body("{\"delimiter\": \",\"}")
                .put("/api/v1/datasets/" + id + "/options")
                .then()
                .statusCode(200)
                .body("columns", contains("id|n"))
                .body("options.delimiter", equalTo(","));
        given().get("/api/v1/datasets/" + id + "/rows").then().body("rows[0].values.'id|n'", equalTo("001|x"));
    }

    @Test
    void keepsTheRowsWhenNewOptionsAreWrong() {
        long id = imported("people.csv", PEOPLE);
        given().contentType(ContentType.JSON)
                .body("{\"encoding\": \"no-such\"}")
                .put("/api/v1/datasets/" + id + "/options")
                .then()
                .statusCode(422)
                .body("code", equalTo("unknown_encoding"));
        given().get("/api/v1/datasets/" + id)
                .then()
                .body("status", equalTo("ready"))
                .body("rows", equalTo(3));
    }

    @Test
    void previewsWithoutImporting() {
        long id = given().contentType(ContentType.BINARY)
                .body("姓名,年龄\n王芳,28\n".getBytes(Charset.forName("GB18030")))
                .post("/api/v1/projects/" + project + "/datasets?name=gb.csv&import=false")
                .then()
                .statusCode(201)
                .body("status", equalTo("uploaded"))
                .extract()
                .jsonPath()
                .getLong("id");
        preview(id, "{\"encoding\": \"GB18030\"}")
                .body("columns", contains("姓名", "年龄"))
                .body("rows[0].values.姓名", equalTo("王芳"))
                .body("whole", equalTo(true))
                .body("problem", equalTo(null));
        preview(id, "{\"encoding\": \"ISO-8859-1\"}").body("columns", not(hasItem("姓名")));
        preview(id, "{\"encoding\": \"no-such\"}").body("problem.code", equalTo("unknown_encoding"));
        given().get("/api/v1/datasets/" + id + "/rows").then().statusCode(422).body("code", equalTo("not_imported"));
    }

    @Test
    void renamesAndDeletes() {
        long id = imported("people.csv", PEOPLE);
        given().contentType(ContentType.JSON)
                .body("{\"name\": \"Persons\"}")
                .patch("/api/v1/datasets/" + id)
                .then()
                .statusCode(200)
                .body("name", equalTo("Persons"))
                .body("file_name", equalTo("people.csv"));
        given().contentType(ContentType.JSON)
                .body("{\"name\": \" \"}")
                .patch("/api/v1/datasets/" + id)
                .then()
                .statusCode(422)
                .body("field", equalTo("name"));
        given().delete("/api/v1/datasets/" + id).then().statusCode(204);
        given().get("/api/v1/datasets/" + id).then().statusCode(404).body("code", equalTo("no_dataset"));
    }

    @Test
    void takesADeletionBack() {
        long id = imported("people.csv", PEOPLE);
        String dataset = "/api/v1/datasets/" + id;
        given().post(dataset + "/purge").then().statusCode(422).body("code", equalTo("dataset_in_use"));
        given().delete(dataset).then().statusCode(204);
        given().post(dataset + "/restore").then().statusCode(200).body("name", equalTo("people.csv"));
        given().get(dataset + "/rows").then().statusCode(200);

        given().delete(dataset).then().statusCode(204);
        given().post(dataset + "/purge").then().statusCode(204);
        given().post(dataset + "/restore").then().statusCode(404).body("code", equalTo("no_dataset"));
    }

    @Test
    void givesTheFileBackAsItCame() {
        long id = imported("people.csv", PEOPLE);
        byte[] bytes = given().get("/api/v1/datasets/" + id + "/file")
                .then()
                .statusCode(200)
                .header("Content-Disposition", containsString("people.csv"))
                .extract()
                .asByteArray();
        assertThat(bytes).isEqualTo(PEOPLE.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void profilesTheColumns() {
        long id = imported("people.csv", PEOPLE);
        given().get("/api/v1/datasets/" + id + "/profile")
                .then()
                .statusCode(200)
                .contentType(ContentType.JSON)
                .body("rows", equalTo(3))
                .body("columns.column", contains("name", "age"))
                .body("columns[0].distinct", equalTo(3))
                .body("columns[0].missing", equalTo(0))
                .body("columns[0].type", equalTo("text"));
    }

    @Test
    void listsTheDatasetsOfAProject() {
        imported("people.csv", PEOPLE);
        imported("more.csv", PEOPLE);
        given().get("/api/v1/projects/" + project + "/datasets")
                .then()
                .statusCode(200)
                .body("name", contains("more.csv", "people.csv"));
    }

    @Test
    void knowsNoDatasetsOfAnUnknownProject() {
        given().contentType(ContentType.BINARY)
                .body(new byte[] {65})
                .post("/api/v1/projects/987654321/datasets?name=a.csv")
                .then()
                .statusCode(404);
        given().get("/api/v1/projects/987654321/datasets").then().statusCode(404);
    }

    private ValidatableResponse preview(long id, String options) {
        return given().contentType(ContentType.JSON)
                .body(options)
                .post("/api/v1/datasets/" + id + "/preview")
                .then()
                .statusCode(200);
    }

    private ValidatableResponse upload(String name, String content) {
        return given().contentType("text/csv")
                .body(content.getBytes(StandardCharsets.UTF_8))
                .post("/api/v1/projects/" + project + "/datasets?name=" + name)
                .then();
    }

    private long imported(String name, String content) {
        return upload(name, content).statusCode(201).extract().jsonPath().getLong("id");
    }
}
