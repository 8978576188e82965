package dev.tuneset.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Page.GetByRoleOptions;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import dev.tuneset.web.Language;
import io.quarkus.test.junit.QuarkusTest;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@QuarkusTest
class ProjectJourneyTest extends Journey {
    @ParameterizedTest
    @EnumSource(Language.class)
    void createsAProjectSaysItsGoalDeletesItAndTakesItBack(Language language) {
        String name = language == Language.EN ? "Titanic passengers" : "泰坦尼克号乘客";
        open(language, ColorScheme.LIGHT, "/");
        assertThat(page.locator("html")).hasAttribute("lang", language.tag());
        look("home-first");

        page.getByLabel(words("project.name")).fill(name);
        button("project.create").click();
        assertThat(page.getByRole(AriaRole.STATUS)).containsText(words("project.created", name));
        assertThat(page.getByRole(AriaRole.HEADING, new GetByRoleOptions().setLevel(1))).hasText(name);
        look("project-new");

        page.getByText(words("project.purpose.classification"), exactly()).click();
        page.getByText(words("project.output_style.short"), exactly()).click();
        page.getByText(words("project.language.chinese"), exactly()).click();
        page.getByText(words("project.origin.tables"), exactly()).click();
        button("project.goal.save").click();
        assertThat(page.locator("#advice")).containsText("qwen-2.5");
        assertThat(page.locator("#advice")).containsText(words("project.why.qwen_chinese"));
        look("project-goal");

        button("project.delete.this").click();
        assertThat(page.getByRole(AriaRole.STATUS)).containsText(words("project.deleted", name));
        look("home-deleted");
        button("web.undo").click();
        assertThat(page.getByRole(AriaRole.STATUS)).containsText(words("project.restored", name));
        page.navigate("/");
        assertThat(page.getByRole(AriaRole.LINK, new GetByRoleOptions().setName(name)).first()).isVisible();
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void isAsCompleteInTheDark(Language language) {
        open(language, ColorScheme.DARK, "/");
        page.getByLabel(words("project.name")).fill("  ");
        page.locator("#name").evaluate("input => input.removeAttribute('required')");
        button("project.create").click();
        assertThat(page.getByLabel(words("project.name"))).hasAttribute("aria-invalid", "true");
        look("home-refused-dark");

        page.navigate("/");
        page.getByLabel(words("project.name")).fill("Night shift");
        button("project.create").click();
        page.getByText(words("project.purpose.reasoning"), exactly()).click();
        button("project.goal.save").click();
        look("project-goal-dark");
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void switchesLanguageAndColours(Language language) {
        open(language, ColorScheme.LIGHT, "/");
        Language other = language == Language.EN ? Language.ZH : Language.EN;
        page.getByRole(AriaRole.BUTTON, new GetByRoleOptions().setName(other.ownName())).click();
        assertThat(page.locator("html")).hasAttribute("lang", other.tag());
        page.locator("button[name=theme][value=dark]").click();
        assertThat(page.locator("html")).hasAttribute("data-theme", "dark");
        assertThat(page.locator("body")).hasCSS("background-color", "rgb(21, 23, 27)");
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void canBeWalkedWithTheKeyboard(Language language) {
        open(language, ColorScheme.LIGHT, "/");
        page.keyboard().press("Tab");
        assertThat(page.locator(".skip")).isFocused();
        page.keyboard().press("Enter");
        page.keyboard().press("Tab");
        assertThat(page.getByLabel(words("project.name"))).isFocused();
        page.keyboard().type("By keyboard");
        page.keyboard().press("Enter");
        assertThat(page).hasURL(Pattern.compile("/projects/\\d+$"));
    }

    private static com.microsoft.playwright.Page.GetByTextOptions exactly() {
        return new com.microsoft.playwright.Page.GetByTextOptions().setExact(true);
    }
}
