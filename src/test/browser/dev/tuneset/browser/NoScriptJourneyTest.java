package dev.tuneset.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import dev.tuneset.web.Language;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The main job in a browser that runs no script: links and forms are enough. */
@QuarkusTest
class NoScriptJourneyTest extends Journey {
    private static final Path TABLE = Path.of("src/main/resources/samples/parcels.csv");

    @ParameterizedTest
    @EnumSource(Language.class)
    void turnsATableIntoATrainingFile(Language language) throws IOException {
        openWithoutScript(language, "/");
        page.getByLabel(words("project.name")).fill("Plain");
        button("project.create").click();
        page.locator("a.primary").click();
        page.locator("input[type=file]").setInputFiles(TABLE);
        button("dataset.upload").click();
        button("dataset.preview.update").click();
        button("dataset.import").click();
        assertThat(page.locator("table.rows")).containsText("00001");

        page.locator(".steps a[href$='/map']").click();
        Locator roles = page.locator("#role_user");
        assertThat(roles).isHidden();
        page.locator("[name=way][value=roles]").check();
        assertThat(roles).isVisible();
        assertThat(page.locator("#merged_prompt")).isHidden();
        page.locator("[name=way][value=merged]").check();
        page.locator("#merged_prompt").fill("To {city}: on time?");
        page.locator("#output_column").selectOption("outcome");
        button("recipe.map.stay").click();
        assertThat(page.locator(".example").first()).containsText("To Lisbon: on time?");
        page.locator(".mapping button.primary").click();
        page.locator("[name=format][value=sharegpt]").check();
        button("recipe.format.show").click();
        assertThat(page.locator("#format-below")).containsText("\"from\":\"human\"");
        page.locator(".format-form button.primary").click();
        page.locator("#with").selectOption("llama-3");
        button("render.template.show").click();
        assertThat(page.locator(".rendered")).containsText("<|start_header_id|>user<|end_header_id|>");
        page.locator(".pagehead button.primary").click();
        assertThat(page.locator("#size")).isVisible();

        page.locator(".steps a[href$='/export']").click();
        page.locator("[name=pack][value=llama-factory]").check();
        button("run.show").click();
        assertThat(page.locator("#command")).containsText("llamafactory-cli");
        page.locator(".export-form button.primary").click();
        page.waitForURL(Pattern.compile("/runs/\\d+$"));
        // The page says by itself that the run is over.
        assertThat(page.locator(".tiles")).containsText("612");
        Download download =
                page.waitForDownload(() -> page.locator("a[href$='/archive']").click());
        assertThat(Files.size(download.path())).isPositive();
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void takesADeletedProjectBack(Language language) {
        openWithoutScript(language, "/");
        page.getByLabel(words("project.name")).fill("Gone and back");
        button("project.create").click();
        button("project.delete.this").click();
        button("web.undo").click();
        assertThat(page.locator("h1")).hasText("Gone and back");
        assertThat(page.locator(".flash")).containsText(words("project.restored", "Gone and back"));
    }
}
