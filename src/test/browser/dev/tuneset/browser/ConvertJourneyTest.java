package dev.tuneset.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page.GetByLabelOptions;
import com.microsoft.playwright.Page.GetByRoleOptions;
import com.microsoft.playwright.Page.GetByTextOptions;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import dev.tuneset.web.Language;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The main job, from a file on disk to a downloaded training file. */
@QuarkusTest
class ConvertJourneyTest extends Journey {
    private static final Path TABLE = Path.of("src/main/resources/samples/parcels.csv");
    private static final Pattern SCRIPTS = Pattern.compile("\\.js(\\?|$)");

    @ParameterizedTest
    @EnumSource(Language.class)
    void turnsATableIntoATrainingFile(Language language) throws IOException {
        open(language, ColorScheme.LIGHT, "/");
        page.getByLabel(words("project.name")).fill("Parcels");
        button("project.create").click();
        page.navigate(page.url().replaceFirst("#.*", "") + "/data");
        look("data-empty");

        page.locator("input[type=file]").setInputFiles(TABLE);
        page.waitForURL(Pattern.compile("/datasets/\\d+/import.*"));
        look("import-preview");
        button("dataset.import").click();
        page.waitForURL(Pattern.compile("/datasets/\\d+$"));
        assertThat(page.getByText("00001", new GetByTextOptions().setExact(true))
                        .first())
                .isVisible();
        look("rows");

        typeBeforeTheScriptCame(() -> link("project.step.map").click(), "To {village}");
        assertThat(page.locator("[data-preview-target] .error")).containsText("village");
        labelled("recipe.merged_prompt").fill("To {city}[[, {weight_kg} kg]]: on time?");
        labelled("recipe.output_column").selectOption("outcome");
        assertThat(page.locator("[data-preview-target]")).containsText("To Lisbon, 0.3 kg: on time?");
        labelled("recipe.merged_prompt").fill("To {town}");
        assertThat(page.locator("[data-preview-target] .error")).containsText("town");
        labelled("recipe.merged_prompt").fill("To {city}[[, {weight_kg} kg]]: on time?");
        assertThat(page.locator("[data-preview-target]")).containsText("To Lisbon");
        assertThat(page.locator(".mapping .choices").first()).hasCSS("grid-template-columns", Pattern.compile("\\S+ \\S+ \\S+"));
        look("map");
        button("recipe.map.save").click();

        page.waitForURL(Pattern.compile("/format$"));
        page.getByRole(AriaRole.RADIO, new GetByRoleOptions().setName("ShareGPT").setExact(false))
                .first()
                .check();
        assertThat(page.locator("#format-below")).containsText("\"from\":\"human\"");
        look("format");
        button("recipe.format.save").click();

        page.waitForURL(Pattern.compile("/template.*"));
        labelled("render.template.choose").selectOption("llama-3");
        page.waitForURL(Pattern.compile(".*with=llama-3.*"));
        assertThat(page.locator(".rendered")).containsText("<|start_header_id|>user<|end_header_id|>");
        look("template");
        page.getByRole(AriaRole.LINK, new GetByRoleOptions().setName(words("render.row.next")))
                .click();
        assertThat(page.locator(".rendered")).containsText("To Kraków");
        page.navigate(page.url().replaceFirst("/template.*", "/check"));
        look("check");

        link("project.step.export").click();
        look("export");
        button("run.start").click();
        page.waitForURL(Pattern.compile("/runs/\\d+$"));
        assertThat(page.locator(".tiles")).containsText("612");
        look("run");
        Download download = page.waitForDownload(
                () -> page.getByRole(AriaRole.LINK, new GetByRoleOptions().setName("train.jsonl"))
                        .click());
        List<String> lines = Files.readAllLines(download.path());
        assertThat(lines).hasSize(612);
        assertThat(lines.get(0))
                .isEqualTo("{\"conversations\":[{\"from\":\"human\",\"value\":\"To Lisbon, 0.3 kg: on time?\"},"
                        + "{\"from\":\"gpt\",\"value\":\"on time\"}]}");
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void takesADeletedDatasetBack(Language language) {
        open(language, ColorScheme.LIGHT, "/");
        page.locator("form[action='/projects/sample'] button").click();
        page.waitForURL(Pattern.compile("/projects/\\d+$"));
        page.navigate(page.url() + "/data");
        Locator dataset = page.locator(".datasets .name a");
        page.getByRole(
                        AriaRole.BUTTON,
                        new GetByRoleOptions().setName(words("dataset.delete.named", "parcels.csv")))
                .click();
        assertThat(dataset).hasCount(0);
        page.getByText(words("dataset.trash", 1)).click();
        look("data-deleted");
        button("web.undo").click();
        assertThat(dataset).hasText("parcels.csv");
        assertThat(page.locator(".flash")).containsText(words("dataset.restored", "parcels.csv"));
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void clicksThroughTheSampleInTheDark(Language language) {
        open(language, ColorScheme.DARK, "/");
        page.locator("form[action='/projects/sample'] button").click();
        page.waitForURL(Pattern.compile("/projects/\\d+$"));
        String project = page.url();
        for (String step : List.of("data", "map", "format", "template", "check", "export")) {
            page.navigate(project + "/" + step);
            look("sample-" + step + "-dark");
        }
    }

    private Locator link(String key) {
        return page.getByRole(AriaRole.LINK, new GetByRoleOptions().setName(words(key)).setExact(true))
                .first();
    }

    private Locator labelled(String key) {
        return page.getByLabel(words(key), new GetByLabelOptions().setExact(true));
    }

    private void typeBeforeTheScriptCame(Runnable open, String prompt) {
        List<Route> held = new ArrayList<>();
        page.route(SCRIPTS, held::add);
        open.run();
        labelled("recipe.merged_prompt").fill(prompt);
        assertThat(held).isNotEmpty();
        page.unroute(SCRIPTS);
        held.forEach(Route::resume);
    }
}
