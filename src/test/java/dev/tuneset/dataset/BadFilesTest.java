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
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.net.URI;
import java.net.URL;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class BadFilesTest {
    @Inject
    Projects projects;

    @ConfigProperty(name = "tuneset.data-dir")
    Path dataDirectory;

    @TestHTTPResource("/")
    URL server;

    private long project;

    @BeforeEach
    void createProject() {
        project = projects.create("Bad files").id();
    }

    @Test
    void refusesAnEmptyFile() {
        refused("empty.csv", new byte[0]).body("code", equalTo("empty_file"));
        nothingStays();
    }

    @Test
    void refusesAHeaderWithoutRows() {
        refused("header.csv", "name,age\n".getBytes(StandardCharsets.UTF_8)).body("detail", containsString("header"));
        nothingStays();
    }

    @Test
    void refusesABinaryFile() {
        byte[] png = new byte[5_000];
        for (int i = 0; i < png.length; i++) {
            png[i] = (byte) (i * 31);
        }
        System.arraycopy(new byte[] {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'}, 0, png, 0, 8);
        refused("picture.csv", png).body("detail", not(containsString(dataDirectory.toString())));
        nothingStays();
    }

    @Test
    void accountsForALineOfFiftyMegabytes() throws IOException, InterruptedException {
        Iterator<byte[]> parts = Stream.concat(
                        Stream.of("a,b\n1,2\n3,4\n".getBytes(StandardCharsets.UTF_8)),
                        Stream.generate(() -> "x".repeat(1_000_000).getBytes(StandardCharsets.UTF_8))
                                .limit(50))
                .iterator();
        HttpRequest request = HttpRequest.newBuilder(
                        URI.create(server + "api/v1/projects/" + project + "/datasets?name=long.csv"))
                .header("Content-Type", "text/csv")
                .POST(HttpRequest.BodyPublishers.ofByteArrays(() -> parts))
                .build();
        HttpResponse<String> answer = HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
        assertThat(answer.body()).contains("\"rows\":2,\"bad_rows\":1,", "\"code\":\"bad_rows\"");
    }

    @Test
    void accountsForAQuoteThatIsNeverClosed() {
        StringBuilder csv = new StringBuilder("a,b\n");
        for (int i = 0; i < 50; i++) {
            csv.append(i).append(i == 25 ? ",\"open\n" : ",\"shut\"\n");
        }
        upload("quote.csv", csv.toString().getBytes(StandardCharsets.UTF_8))
                .statusCode(201)
                .body("problems.code", hasItem("bad_rows"));
    }

    @Test
    void givesEqualHeadersNamesOfTheirOwn() {
        upload("twice.csv", "a,a,b\n1,2,3\n".getBytes(StandardCharsets.UTF_8))
                .statusCode(201)
                .body("rows", equalTo(1))
                .body("columns.unique()", hasSize(3))
                .body("findings.code", hasItem("duplicate_header"));
    }

    @Test
    void saysThatADelimiterIsUnlikely() {
        given().contentType(ContentType.BINARY)
                .body("a;b\n1;2\n3;4\n".getBytes(StandardCharsets.UTF_8))
                .post("/api/v1/projects/" + project + "/datasets?name=a.csv&delimiter=,")
                .then()
                .statusCode(201)
                .body("columns", contains("a;b"))
                .body("findings.code", hasItem("delimiter_unlikely"));
    }

    @Test
    void refusesAnUnknownEncoding() {
        given().contentType(ContentType.BINARY)
                .body("a,b\n1,2\n".getBytes(StandardCharsets.UTF_8))
                .post("/api/v1/projects/" + project + "/datasets?name=a.csv&encoding=klingon")
                .then()
                .statusCode(422)
                .body("code", equalTo("unknown_encoding"));
        nothingStays();
    }

    @Test
    void keepsNothingOfAnUploadThatIsCutOff() throws IOException, InterruptedException {
        String cut = "cut-off-" + System.nanoTime();
        try (Socket socket = new Socket(server.getHost(), server.getPort())) {
            OutputStream out = socket.getOutputStream();
            out.write(("POST /api/v1/projects/" + project + "/datasets?name=cut.csv HTTP/1.1\r\nHost: localhost:"
                            + server.getPort() + "\r\nContent-Type: text/csv\r\nContent-Length: 1000000\r\n\r\na,b\n1,"
                            + cut)
                    .getBytes(StandardCharsets.UTF_8));
            out.flush();
        }
        for (int i = 0; i < 100 && !halfWritten().isEmpty(); i++) {
            Thread.sleep(100);
        }
        assertThat(halfWritten()).isEmpty();
        nothingStays();
    }

    private List<Path> halfWritten() throws IOException {
        try (Stream<Path> files = Files.list(dataDirectory.resolve("incoming"))) {
            return files.filter(file -> file.toString().endsWith(".partial")).toList();
        }
    }

    private void nothingStays() {
        given().get("/api/v1/projects/" + project + "/datasets").then().body("$", empty());
    }

    private ValidatableResponse refused(String name, byte[] content) {
        return upload(name, content).statusCode(422).contentType("application/problem+json");
    }

    private ValidatableResponse upload(String name, byte[] content) {
        return given().contentType("text/csv")
                .body(content)
                .post("/api/v1/projects/" + project + "/datasets?name=" + name)
                .then();
    }
}
