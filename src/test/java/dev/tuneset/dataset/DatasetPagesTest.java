package dev.tuneset.dataset;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.is;

import dev.tuneset.project.Projects;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.Cookies;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The pages without a script: plain links and forms. */
@QuarkusTest
class DatasetPagesTest {
    private static final Pattern TOKEN = Pattern.compile("name=\"form_token\" value=\"([^\"]+)\"");

    @Inject
    Projects projects;

    private long project;
    private Cookies cookies;
    private String token;

    @BeforeEach
    void openTheDataPage() {
        project = projects.create("Pages").id();
        Response page = given().get("/projects/" + project + "/data");
        cookies = page.detailedCookies();
        Matcher matcher = TOKEN.matcher(page.asString());
        assertThat(matcher.find()).isTrue();
        token = matcher.group(1);
    }

    @Test
    void leadsFromUploadOverPreviewToRows() {
        String location = form().multiPart("form_token", token)
                .multiPart("file", "people.csv", "name;age\nAnna;31\n<b>王芳</b>;28\n".getBytes(StandardCharsets.UTF_8))
                .post("/projects/" + project + "/data")
                .then()
                .statusCode(303)
                .extract()
                .header("Location");
        assertThat(location).endsWith("/import");

        String preview = given().get(location).then().statusCode(200).extract().asString();
        assertThat(preview)
                .contains("<th scope=\"col\">name</th>", "&lt;b&gt;王芳&lt;/b&gt;", "semicolon ;", "guessed,")
                .contains("name=\"was_delimiter\" value=\";\"");

        String rows = form().formParam("form_token", token)
                .formParam("do", "import")
                .post(location)
                .then()
                .statusCode(303)
                .extract()
                .header("Location");
        assertThat(given().get(rows).asString()).contains("Anna", "&lt;b&gt;王芳&lt;/b&gt;", "Rows of people.csv");
        assertThat(given().get(rows + "/rows/2").asString())
                .contains("<pre id=\"value-1\" class=\"text\" dir=\"auto\" tabindex=\"0\">28</pre>");
        assertThat(given().get(rows + "/bad-rows").asString()).contains("Every row could be read");
        assertThat(given().get(rows + "/columns").asString())
                .contains("data-column-chart=\"{")
                .doesNotContain("Import again");
        assertThat(given().get(location).asString())
                .contains("guessed,")
                .contains("name=\"was_delimiter\" value=\";\"");
        assertThat(given().get(rows + "/about").asString()).contains("SHA-256");
    }

    @Test
    void takesADeletionBackWithTheRecipe() {
        String rows = imported("q,a\nwas,das\n");
        String map = "/projects/" + project + "/map";
        form().formParam("form_token", token)
                .formParam("way", "merged")
                .formParam("merged_prompt", "Say {q}")
                .formParam("output_column", "a")
                .post(map)
                .then()
                .statusCode(303);

        Response deleted = form().formParam("form_token", token).post(rows + "/delete");
        assertThat(deleted.statusCode()).isEqualTo(303);
        String data = form().cookies(deleted.detailedCookies())
                .get(deleted.header("Location"))
                .asString();
        assertThat(data).contains("was deleted", "action=\"" + rows + "/restore\"", "Deleted datasets (1)");
        assertThat(given().get(map).asString()).doesNotContain("Say {q}");
        given().get(rows).then().statusCode(404);

        form().formParam("form_token", token).post(rows + "/restore").then().statusCode(303);
        assertThat(given().get(map).asString()).contains("Say {q}");

        form().formParam("form_token", token).post(rows + "/delete");
        form().formParam("form_token", token).post(rows + "/purge").then().statusCode(303);
        assertThat(given().get("/projects/" + project + "/data").asString()).doesNotContain(rows);
    }

    /** A file that ends where the preview does was said to go on. */
    @Test
    void saysWhetherThePreviewIsTheWholeFile() {
        String fifty = "q,a\n" + "was,das\n".repeat(50);
        assertThat(given().get(uploaded(fifty)).asString()).contains("All 50 rows, 2 columns.");
        assertThat(given().get(uploaded(fifty + "wo,da\n")).asString()).contains("The first 50 rows, 2 columns.");
    }

    @Test
    void showsTextsTheirOwnWayRound() {
        String rows = imported("q,a\nمرحبا بالعالم,x\n");
        assertThat(given().get(rows).asString()).contains("<td class=\"text\" dir=\"auto\">مرحبا بالعالم</td>");
    }

    private String uploaded(String csv) {
        return form().multiPart("form_token", token)
                .multiPart("file", "table.csv", csv.getBytes(StandardCharsets.UTF_8))
                .post("/projects/" + project + "/data")
                .header("Location");
    }

    private String imported(String csv) {
        return form().formParam("form_token", token)
                .formParam("do", "import")
                .post(uploaded(csv))
                .then()
                .statusCode(303)
                .extract()
                .header("Location");
    }

    @Test
    void takesSeveralFilesAsOneDataset() {
        String location = form().multiPart("form_token", token)
                .multiPart("file", "a.csv", "q,a\nwas,das\nwo,hier\n".getBytes(StandardCharsets.UTF_8))
                .multiPart("file", "a.csv", "q;a\nwer;ich, du\nwie;so\n".getBytes(StandardCharsets.UTF_8))
                .multiPart("file", "b.jsonl", "{\"q\":1,\"b\":2}\n{\"q\":3,\"b\":4}\n".getBytes(StandardCharsets.UTF_8))
                .multiPart("file", "read me.txt", "A few words on the data.".getBytes(StandardCharsets.UTF_8))
                .post("/projects/" + project + "/data")
                .then()
                .statusCode(303)
                .extract()
                .header("Location");
        String preview = given().get(location).asString();
        assertThat(preview)
                .contains("a.csv + 3.zip", "a (2).csv</span> is read as csv", "b.jsonl</span> is read as jsonl")
                .contains("has besides b", "read me.txt</span> is not read", "each file by itself", "ich, du");
        String rows = form().formParam("form_token", token)
                .formParam("do", "import")
                .formParam("kind", "")
                .post(location)
                .header("Location");
        assertThat(given().get(rows).asString())
                .contains("Files of several kinds", "source_file", "6 rows")
                .contains("4 files, and what was read of each", "1 to look at");
        assertThat(given().get(rows + "/about").asString())
                .contains("File by file", "<th scope=\"row\" class=\"code\">a (2).csv</th>", "another kind, not read");
        given().get("/api/v1" + rows + "/files")
                .then()
                .statusCode(200)
                .body("files.size()", is(4))
                .body("files[0].name", is("a.csv"))
                .body("files[0].kind", is("csv"))
                .body("files[0].encoding", is("UTF-8"))
                .body("files[2].rows", is(2))
                .body("files[3].read", is(false));
    }

    @Test
    void cutsATextIntoWindowsOfTokens() {
        String text = "One sentence has some words. ".repeat(60);
        String location = form().multiPart("form_token", token)
                .multiPart("file", "text.txt", text.getBytes(StandardCharsets.UTF_8))
                .post("/projects/" + project + "/data")
                .header("Location");
        String page = given().get(location + "?unit=tokens&was_unit=file&shown_unit=file")
                .asString();
        assertThat(page).contains("name=\"window\" value=\"512\"", "name=\"overlap\" value=\"0\"");
        page = given().get(location + "?unit=tokens&shown_unit=tokens&window=24&overlap=6")
                .asString();
        assertThat(page).contains("All 20 rows").contains("a window of so many tokens");
        assertThat(given().get(location + "?unit=tokens&shown_unit=tokens&window=5&overlap=6")
                        .asString())
                .contains("must be smaller than the window");
    }

    @Test
    void showsThePreviewWithOtherOptions() {
        String importPage = paste("a;b\n1;2\n");
        String page = form().formParam("form_token", token)
                .formParam("do", "preview")
                .formParam("delimiter", ",")
                .formParam("was_delimiter", ";")
                .post(importPage)
                .then()
                .statusCode(200)
                .extract()
                .asString();
        assertThat(page).contains("<th scope=\"col\">a;b</th>", "Chosen by you.");
        assertThat(given().get(importPage + "?encoding=UTF-16LE")
                        .then()
                        .statusCode(200)
                        .extract()
                        .asString())
                .contains("id=\"preview\"");
        assertThat(given().get(importPage + "?header_rows=x").asString()).contains("between 0 and");
    }

    @Test
    void saysInThePageLanguageWhatIsWrong() {
        String page = form().header("Accept-Language", "zh-CN")
                .multiPart("form_token", token)
                .multiPart("file", "empty.csv", new byte[0])
                .post("/projects/" + project + "/data")
                .then()
                .statusCode(422)
                .extract()
                .asString();
        assertThat(page).contains("role=\"alert\"", "lang=\"zh-CN\"");
    }

    /** The advice to take the only row as data could not be followed: there was nowhere to say so. */
    @Test
    void takesAHeaderAloneAndLetsItBeData() {
        String importPage = upload("header.csv", "question,answer\n");
        assertThat(given().get(importPage).asString())
                .contains("has a header and no rows below it", "name=\"header_rows\" value=\"1\"");
        assertThat(form().formParam("form_token", token).post(importPage).statusCode())
                .isEqualTo(422);
        String rows = form().formParam("form_token", token)
                .formParam("header_rows", "0")
                .post(importPage)
                .then()
                .statusCode(303)
                .extract()
                .header("Location");
        assertThat(given().get(rows).asString()).contains("1 row ·", ">question</td>");
    }

    /** Pasted rows that were refused were gone; nothing pasted was said to be an empty file. */
    @Test
    void keepsWhatWasPastedAndRefused() {
        String path = "/projects/" + project + "/data/paste";
        assertThat(form().formParam("form_token", token)
                        .formParam("text", " \n")
                        .post(path)
                        .then()
                        .statusCode(422)
                        .extract()
                        .asString())
                .contains("Paste some rows first.");
        assertThat(form().formParam("form_token", token)
                        .formParam("text", "keep me " + "\u0001\u0000\u0002".repeat(200))
                        .post(path)
                        .then()
                        .statusCode(422)
                        .extract()
                        .asString())
                .contains("is not a table that can be read", ">keep me ");
    }

    @Test
    void namesWhatCannotBeReadInChinese() throws IOException {
        ByteArrayOutputStream zip = new ByteArrayOutputStream();
        new ZipOutputStream(zip).close();
        assertThat(form().header("Accept-Language", "zh")
                        .multiPart("form_token", token)
                        .multiPart("file", "none.zip", zip.toByteArray())
                        .post("/projects/" + project + "/data")
                        .then()
                        .statusCode(422)
                        .extract()
                        .asString())
                .contains("none.zip 中没有任何有内容的文件。");
    }

    @Test
    void pagesManyColumnsAndFindsThemByName() {
        String names = IntStream.range(0, 120).mapToObj(i -> "column_" + i).collect(Collectors.joining(","));
        String values = "1,".repeat(119) + "1";
        String rows = form().formParam("form_token", token)
                .post(paste(names + "\n" + values + "\n" + values + "\n"))
                .header("Location");
        assertThat(given().get(rows + "/columns").asString())
                .contains("column_49</th>", "1–50 of 120")
                .doesNotContain("column_50</th>");
        assertThat(given().get(rows + "/columns?offset=100").asString())
                .contains("column_119</th>")
                .doesNotContain("column_99</th>");
        assertThat(given().get(rows + "/columns?find=N_11").asString())
                .contains("column_11</th>", "column_119</th>", "value=\"N_11\"")
                .doesNotContain("column_12</th>");
        assertThat(given().get(rows + "/columns?find=<b>&offset=-3").asString())
                .contains("No column has “&lt;b&gt;” in its name.");
    }

    @Test
    void numbersRowsThatShareALine() {
        String rows = form().formParam("form_token", token)
                .post(upload("line.json", "[{\"q\":\"a\"},{\"q\":\"b\"},\n{\"q\":\"c\"}]"))
                .header("Location");
        assertThat(given().get(rows + "/rows/1").asString()).contains("line.json:1<");
        assertThat(given().get(rows + "/rows/2").asString()).contains("line.json#2<");
        assertThat(given().get(rows + "/rows/3").asString()).contains("line.json:2<");
    }

    private String upload(String name, String content) {
        return form().multiPart("form_token", token)
                .multiPart("file", name, content.getBytes(StandardCharsets.UTF_8))
                .post("/projects/" + project + "/data")
                .then()
                .statusCode(303)
                .extract()
                .header("Location");
    }

    @Test
    void goesToARow() {
        StringBuilder csv = new StringBuilder("n,t\n");
        for (int i = 1; i <= 1_000; i++) {
            csv.append(i).append(",").append("x".repeat(i == 700 ? 1_000 : 5)).append('\n');
        }
        String importPage = paste(csv.toString());
        String rows = form().formParam("form_token", token).post(importPage).header("Location");
        String location = given().redirects()
                .follow(false)
                .get(rows + "?go=700")
                .then()
                .statusCode(303)
                .extract()
                .header("Location");
        assertThat(location).endsWith("offset=650#row-700");
        assertThat(given().get(rows + "?offset=650").asString())
                .contains("id=\"row-700\"", "show more", rows.replaceAll(".*(/datasets)", "$1") + "/rows/700#value-1");
        assertThat(given().get(rows + "/rows/700").asString()).contains("x".repeat(1_000));
    }

    private String paste(String text) {
        return form().formParam("form_token", token)
                .formParam("text", text)
                .post("/projects/" + project + "/data/paste")
                .then()
                .statusCode(303)
                .extract()
                .header("Location");
    }

    private RequestSpecification form() {
        return given().redirects().follow(false).cookies(cookies);
    }
}
