package dev.tuneset.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.Page.GetByLabelOptions;
import com.microsoft.playwright.Page.GetByRoleOptions;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import dev.tuneset.web.Language;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.nio.file.Files;
import java.util.regex.Pattern;
import java.util.zip.ZipFile;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** From a finished recipe to a pack for a tool. */
@QuarkusTest
class ExportJourneyTest extends Journey {
    @ParameterizedTest
    @EnumSource(Language.class)
    void packsTheSampleForATool(Language language) throws IOException {
        open(language, language == Language.ZH ? ColorScheme.DARK : ColorScheme.LIGHT, "/");
        page.locator("form[action='/projects/sample'] button").click();
        page.waitForURL(Pattern.compile("/projects/\\d+$"));
        page.navigate(page.url() + "/export");

        page.locator("input[name=pack][value=trl]").focus();
        page.keyboard().press("Space");
        assertThat(page.locator("#export-files")).containsText("sft.yaml");
        page.getByLabel(words("pack.model"), new GetByLabelOptions().setExact(false))
                .fill("Qwen/Qwen3-0.6B");
        assertThat(page.locator("#export-recipe")).containsText("model: Qwen/Qwen3-0.6B");
        page.locator("#export-files summary").first().click();
        assertThat(page.locator("#export-files pre").first()).containsText("Qwen/Qwen3-0.6B");
        look("export-pack");

        button("run.start").click();
        page.waitForURL(Pattern.compile("/runs/\\d+$"));
        assertThat(page.locator("#command")).hasText("trl sft --config sft.yaml");
        look("run-pack");
        // as in a page that comes from another machine without TLS
        page.evaluate("Object.defineProperty(navigator, 'clipboard', {value: undefined})");
        button("pack.copy").click();
        assertThat(button("pack.copied")).isVisible();
        assertThat((String) page.evaluate("getSelection().toString()")).isEqualTo("trl sft --config sft.yaml");
        Download zip = page.waitForDownload(() -> page.getByRole(
                        AriaRole.LINK, new GetByRoleOptions().setName(words("run.download.all")))
                .click());
        assertThat(zip.suggestedFilename()).endsWith(".zip");
        try (ZipFile files = new ZipFile(zip.path().toFile())) {
            assertThat(files.stream().map(Object::toString)).anyMatch(name -> name.endsWith("/data/train.jsonl"));
        }
        assertThat(Files.size(zip.path())).isPositive();
    }
}
