package dev.tuneset.run;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import dev.tuneset.job.Jobs;
import dev.tuneset.web.SentPage;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import org.junit.jupiter.api.Test;

/** What a run works on is not taken away below it. */
@QuarkusTest
class DeleteWhileRunningTest {
    @Inject
    Jobs jobs;

    @Test
    void refusesUntilTheRunHasEnded() throws InterruptedException {
        int project = Journey.project("Busy");
        int dataset = Journey.dataset(project, "q,a\n1,2\n");
        int recipe = Journey.recipe(project, dataset, "map: {roles: {user: q, assistant: a}}");
        int run;
        try (BusyWorkers busy = new BusyWorkers(jobs)) {
            run = Journey.start(recipe);
            refuses(Journey.API + "/projects/" + project);
            refuses(Journey.API + "/datasets/" + dataset);
            refusesOnThePage("/", "/projects/" + project + "/delete");
            refusesOnThePage("/projects/" + project + "/data", "/datasets/" + dataset + "/delete");
        }
        Journey.ended(run);
        given().delete(Journey.API + "/datasets/" + dataset).then().statusCode(204);
        given().delete(Journey.API + "/projects/" + project).then().statusCode(204);
    }

    private static void refuses(String path) {
        given().delete(path).then().statusCode(422).body("code", equalTo("still_in_use"));
        given().get(path).then().statusCode(200);
    }

    private static void refusesOnThePage(String page, String action) {
        SentPage open = SentPage.open(page);
        open.form(action)
                .post(action)
                .then()
                .statusCode(422)
                .body(containsString("A run or an import is still going on here."));
        open.form(action).header("Accept-Language", "zh").post(action).then().body(containsString("这里还有运行或导入尚未结束。"));
    }
}
