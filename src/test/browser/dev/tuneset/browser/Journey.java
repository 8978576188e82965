package dev.tuneset.browser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.deque.html.axecore.results.Rule;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import dev.tuneset.web.Language;
import dev.tuneset.web.Messages;
import io.quarkus.test.common.http.TestHTTPResource;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.jspecify.annotations.Nullable;

/**
 * A walk through the pages in a real Chromium. A journey finds things by role and by the words of the bundles, so that it runs in
 * every language; {@link #look} keeps a screenshot and asks axe. {@code -Dtuneset.url=} walks through a server that runs already.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class Journey {
    private static final Path SCREENSHOTS = Path.of("target/screenshots");
    private static final int NARROW_WIDTH = 360;
    private static final double WAIT_MILLIS = 60_000;

    private final Messages messages = new Messages();
    private final List<String> complaints = new ArrayList<>();

    @TestHTTPResource
    @Nullable URI server;

    private @Nullable Playwright playwright;
    private @Nullable Browser browser;
    private @Nullable BrowserContext context;
    private Language language = Language.EN;

    /** The open page. */
    protected Page page;

    @BeforeAll
    void launch() {
        Optional<Path> chromium = Chromium.find();
        assumeTrue(chromium.isPresent(), "no Chromium on this machine: install it, or say where with -Dchromium=/path");
        // A busy machine is slow, not broken.
        PlaywrightAssertions.setDefaultAssertionTimeout(WAIT_MILLIS);
        playwright = Chromium.playwright();
        browser = Chromium.launch(playwright, chromium.get());
    }

    @AfterAll
    void close() {
        if (playwright != null) {
            playwright.close();
        }
    }

    /** Opens a fresh browser with this language and theme at a path. */
    protected void open(Language inLanguage, ColorScheme colours, String path) {
        open(inLanguage, new Browser.NewContextOptions().setColorScheme(colours), path);
    }

    /** The same in a browser that runs no script. */
    protected void openWithoutScript(Language inLanguage, String path) {
        open(inLanguage, new Browser.NewContextOptions().setJavaScriptEnabled(false), path);
    }

    private void open(Language inLanguage, Browser.NewContextOptions options, String path) {
        language = inLanguage;
        context = browser.newContext(options.setBaseURL(System.getProperty("tuneset.url", String.valueOf(server)))
                .setLocale(inLanguage.tag())
                .setViewportSize(1280, 900));
        page = context.newPage();
        page.setDefaultTimeout(WAIT_MILLIS);
        page.onConsoleMessage(said -> {
            // A form that was refused comes back as 422: that is no mistake.
            if (said.type().equals("error") && !said.text().contains("status of 422")) {
                complaints.add(said.text());
            }
        });
        page.onPageError(complaints::add);
        page.navigate(path);
    }

    @AfterEach
    void nothingBroke() {
        if (context != null) {
            context.close();
            context = null;
        }
        List<String> seen = List.copyOf(complaints);
        complaints.clear();
        assertThat(seen).as("errors in the browser's console").isEmpty();
    }

    /** The words of the page's language. */
    protected String words(String key, Object... arguments) {
        return messages.text(language, key, arguments);
    }

    /** The button with these words. */
    protected Locator button(String key) {
        return page.getByRole(
                AriaRole.BUTTON,
                new Page.GetByRoleOptions().setName(words(key)).setExact(true));
    }

    /** Keeps a wide and a narrow screenshot; the page must fit the narrow screen and satisfy axe. */
    protected void look(String name) {
        shoot(name, "wide");
        List<Rule> violations = new AxeBuilder(page).analyze().getViolations();
        assertThat(violations.stream()
                        .filter(rule -> List.of("moderate", "serious", "critical").contains(rule.getImpact()))
                        .map(rule -> rule.getId() + ": " + rule.getNodes().stream().map(node -> node.getHtml()).toList()))
                .as("findings of axe on " + name)
                .isEmpty();
        page.setViewportSize(NARROW_WIDTH, 800);
        shoot(name, "narrow");
        assertThat((Number) page.evaluate("document.documentElement.scrollWidth"))
                .as("width of " + name + " on a narrow screen")
                .isEqualTo(NARROW_WIDTH);
        page.setViewportSize(1280, 900);
    }

    private void shoot(String name, String size) {
        String file = String.join("-", name, language.code(), size).toLowerCase(Locale.ROOT) + ".png";
        page.screenshot(
                new Page.ScreenshotOptions().setPath(SCREENSHOTS.resolve(file)).setFullPage(true));
    }
}
