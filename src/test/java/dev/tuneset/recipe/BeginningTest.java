package dev.tuneset.recipe;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tuneset.run.Journey;
import dev.tuneset.web.SentPage;
import io.quarkus.test.junit.QuarkusTest;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the map page says before anything was mapped by hand. */
@QuarkusTest
class BeginningTest {
    private static final String SEVERAL = """
            {"instruction":"Add 1 and 2.","input":"","output":"3"}
            {"messages":[{"role":"user","content":"q"},{"role":"assistant","content":"a"}]}
            {"conversations":[{"from":"human","value":"q"},{"from":"gpt","value":"a"}]}
            {"instruction":"Add 2 and 2.","input":"","output":"4"}
            {"messages":[{"role":"user","content":"p"},{"role":"assistant","content":"b"}]}
            {"conversations":[{"from":"human","value":"p"},{"from":"gpt","value":"b"}]}
            """;

    private int project;

    @BeforeEach
    void makeAProject() {
        project = Journey.project("Beginning");
    }

    @Test
    void saysThatItIsAGuessUntilItIsChanged() {
        Journey.dataset(project, "question,answer\n1 + 1?,2\n2 + 2?,4\n");
        SentPage page = SentPage.open(path("map"));
        assertThat(page.text()).contains("From the names and values of the columns.");
        page.form(path("map"))
                .formParam("way", "merged")
                .formParam("merged_prompt", "Sum: {question}")
                .formParam("output_column", "answer")
                .post(path("map"))
                .then()
                .statusCode(303);
        assertThat(SentPage.open(path("map")).text()).doesNotContain("From the names and values of the columns.");
    }

    /** A file with rows of several formats came up as an empty mapping, without a word. */
    @Test
    void saysWhenRowsHaveSeveralShapes() {
        Journey.dataset(project, "mixed.jsonl", SEVERAL.getBytes(StandardCharsets.UTF_8), "text");
        assertThat(SentPage.open(path("map")).text())
                .contains("These rows have several shapes:", "<strong>alpaca</strong> 33", "Examples already")
                .doesNotContain("From the names and values");
        assertThat(SentPage.open(path("format")).text())
                .contains("Rows of one shape are read", "Nothing says yet what the rows are")
                .doesNotContain("merged_prompt");
        assertThat(given().header("Accept-Language", "zh").get(path("map")).asString())
                .contains("这些行有多种形状：");
        SentPage.open(path("format"))
                .form(path("format") + "/source")
                .formParam("source_format", "chatml")
                .post(path("format") + "/source")
                .then()
                .statusCode(303);
        assertThat(SentPage.open(path("map")).text()).doesNotContain("These rows have several shapes:");
    }

    /** What rows look like is remembered for each import, not for each dataset. */
    @Test
    void looksAgainAtRowsThatWereImportedAgain() {
        int dataset = Journey.dataset(project, "instruction,input,output\nAdd 1 and 2.,,3\nAdd 2 and 2.,,4\n");
        assertThat(SentPage.open(path("map")).text()).contains("<strong>alpaca</strong> 100");
        String importing = "/datasets/" + dataset + "/import";
        SentPage.open(importing)
                .form(importing)
                .formParam("kind", "csv")
                .formParam("delimiter", ",")
                .formParam("header_rows", "0")
                .post(importing)
                .then()
                .statusCode(303);
        assertThat(SentPage.open(path("map")).text()).doesNotContain("<strong>alpaca</strong> 100");
    }

    private String path(String step) {
        return "/projects/" + project + "/" + step;
    }
}
