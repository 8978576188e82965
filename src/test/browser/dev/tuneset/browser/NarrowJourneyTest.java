package dev.tuneset.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.ColorScheme;
import dev.tuneset.web.Language;
import io.quarkus.test.junit.QuarkusTest;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The long pages on a narrow screen: what is secondary is folded, and there on a wide one. */
@QuarkusTest
class NarrowJourneyTest extends Journey {
    private static final int PIXELS_MAX = 4_600;

    /** Brings a choice under the bar at the lower end of the screen, and asks what is seen there. */
    private static final String UNDER_THE_BAR = """
            () => {
              const choice = document.querySelectorAll(".format-tile input")[4];
              const bar = document.querySelector(".formats-save");
              window.scrollTo(0, 0);
              window.scrollBy(0, choice.getBoundingClientRect().top - bar.getBoundingClientRect().top - 20);
              const at = choice.getBoundingClientRect();
              return bar.contains(document.elementFromPoint(at.left + at.width / 2, at.top + at.height / 2));
            }
            """;

    @ParameterizedTest
    @EnumSource(Language.class)
    void foldsWhatIsSecondary(Language language) {
        open(language, ColorScheme.DARK, "/");
        page.locator("form[action='/projects/sample'] button").click();
        page.waitForURL(Pattern.compile("/projects/\\d+$"));
        String project = page.url();
        for (String step : new String[] {"format", "export"}) {
            page.navigate(project + "/" + step);
            Locator example = page.locator(".format-tile pre").first();
            Locator more = page.locator(".format-tile summary").first();
            assertThat(example).isVisible();
            assertThat(more).isHidden();
            page.setViewportSize(360, 800);
            assertThat(example).isHidden();
            assertThat((Integer) page.evaluate("document.documentElement.scrollHeight"))
                    .as("height of " + step)
                    .isLessThan(PIXELS_MAX);
            more.click();
            assertThat(example).isVisible();
            more.press("Enter");
            assertThat(example).isHidden();
            page.locator(".format-tile").nth(2).click();
            assertThat(page.locator(".format-tile input").nth(2)).isChecked();
            page.setViewportSize(1280, 600);
            assertThat((Boolean) page.evaluate(UNDER_THE_BAR)).as("bar of " + step).isTrue();
        }
    }
}
