package dev.tuneset.web;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.hasSize;

import dev.tuneset.run.Journey;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** A form that makes something makes it once, however often the same page sends it. */
@QuarkusTest
class OnceTest {
    @Test
    void makesOneProjectOfAFormSentTwice() {
        SentPage home = SentPage.open("/");
        String first = create(home, "Twice").header("Location");
        Response second = create(home, "Twice");
        assertThat(second.statusCode()).isEqualTo(303);
        assertThat(second.header("Location")).isEqualTo(first);
        assertThat(given().cookies(second.detailedCookies()).get(first).asString())
                .contains("The form was sent twice; this was made once.");
        assertThat(given().header("Accept-Language", "zh")
                        .cookies(second.detailedCookies())
                        .get(first)
                        .asString())
                .contains("表单提交了两次，但只执行了一次。");
    }

    @Test
    void makesOneProjectOfFormsSentAtOnce() {
        SentPage home = SentPage.open("/");
        List<String> made = Stream.generate(() -> CompletableFuture.supplyAsync(
                        () -> create(home, "At once").header("Location")))
                .limit(6)
                .toList()
                .stream()
                .map(CompletableFuture::join)
                .distinct()
                .toList();
        assertThat(made).hasSize(1).doesNotContainNull();
    }

    /** A browser that goes back may show the page as it was: another name is another wish. */
    @Test
    void takesOtherWordsFromTheSamePage() {
        SentPage home = SentPage.open("/");
        String first = create(home, "One").header("Location");
        assertThat(create(home, "Another").header("Location")).isNotEqualTo(first);
        assertThat(create(SentPage.open("/"), "One").header("Location")).isNotEqualTo(first);
    }

    @Test
    void sendsARefusedFormAgain() {
        SentPage home = SentPage.open("/");
        assertThat(create(home, " ").statusCode()).isEqualTo(422);
        assertThat(create(home, " ").statusCode()).isEqualTo(422);
    }

    @Test
    void makesOneDatasetOfAFileSentTwice() {
        int project = Journey.project("Files twice");
        String data = "/projects/" + project + "/data";
        SentPage page = SentPage.open(data);
        byte[] rows = "q,a\n1,2\n".getBytes(StandardCharsets.UTF_8);
        String first = page.upload(data, "rows.csv", rows).post(data).header("Location");
        assertThat(page.upload(data, "rows.csv", rows).post(data).header("Location"))
                .isEqualTo(first);
        byte[] mended = "q,a\n1,3\n".getBytes(StandardCharsets.UTF_8);
        assertThat(page.upload(data, "rows.csv", mended).post(data).header("Location"))
                .isNotEqualTo(first);
        String paste = data + "/paste";
        String pasted =
                page.form(paste).formParam("text", "q,a\n5,6\n").post(paste).header("Location");
        assertThat(page.form(paste).formParam("text", "q,a\n5,6\n").post(paste).header("Location"))
                .isEqualTo(pasted);
        given().get("/api/v1/projects/" + project + "/datasets").then().body("$", hasSize(3));
    }

    @Test
    void importsOnceAndRunsOnce() {
        int project = Journey.project("Runs twice");
        int dataset = Journey.dataset(project, "q,a\n1,2\n");
        Journey.recipe(project, dataset, "map: {roles: {user: q, assistant: a}}");
        String importing = "/datasets/" + dataset + "/import";
        SentPage preview = SentPage.open(importing);
        assertThat(preview.form(importing).post(importing).statusCode()).isEqualTo(303);
        assertThat(preview.form(importing).post(importing).statusCode()).isEqualTo(303);

        String export = "/projects/" + project + "/export";
        SentPage page = SentPage.open(export);
        String run = page.form(export).formParam("train", "100").post(export).header("Location");
        assertThat(page.form(export).formParam("train", "100").post(export).header("Location"))
                .isEqualTo(run);
        Journey.ended(Integer.parseInt(run.replaceFirst(".*/", "")));
        SentPage ended = SentPage.open(run);
        String again = ended.form(run + "/again").post(run + "/again").header("Location");
        assertThat(ended.form(run + "/again").post(run + "/again").header("Location"))
                .isEqualTo(again)
                .isNotEqualTo(run);
        Journey.ended(Integer.parseInt(again.replaceFirst(".*/", "")));
        given().get("/api/v1/projects/" + project + "/runs").then().body("$", hasSize(2));
    }

    @Test
    void givesEveryFormThatMakesSomethingAKeyOfItsOwn() {
        int project = Journey.project("Keys");
        String templates = "/projects/" + project + "/templates";
        assertThat(SentPage.open(templates).hidden(templates)).containsKey(Once.FIELD);
        SentPage home = SentPage.open("/");
        assertThat(home.hidden("/projects/sample").get(Once.FIELD))
                .isNotBlank()
                .isNotEqualTo(home.hidden("/projects").get(Once.FIELD));
    }

    private static Response create(SentPage home, String name) {
        return home.form("/projects").formParam("name", name).post("/projects");
    }
}
