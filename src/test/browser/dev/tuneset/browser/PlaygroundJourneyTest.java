package dev.tuneset.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page.GetByLabelOptions;
import com.microsoft.playwright.Page.GetByRoleOptions;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import dev.tuneset.web.Language;
import io.quarkus.test.junit.QuarkusTest;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A template of one's own: tried in the playground, kept in a project, changed. */
@QuarkusTest
class PlaygroundJourneyTest extends Journey {
    @ParameterizedTest
    @EnumSource(Language.class)
    void rendersAsOneTypes(Language language) {
        open(language, ColorScheme.LIGHT, "/playground");
        look("playground");

        content(2).fill("Where is <Turin>?");
        assertThat(rendered()).containsText("<|im_start|>user\nWhere is <Turin>?<|im_end|>");
        button("template.message.add").click();
        page.keyboard().type("Sure?");
        assertThat(rendered()).containsText("<|im_start|>user\nSure?<|im_end|>");
        press("template.message.up", 4);
        assertThat(rendered()).containsText("Sure?<|im_end|>\n<|im_start|>assistant\nThe Po.");
        press("template.message.remove", 3);
        assertThat(rendered()).not().containsText("Sure?");

        labelled("template.borders").check();
        assertThat(page.locator("#rendered .token").first()).isVisible();
        rendered().focus();
        page.keyboard().press("ArrowRight");
        assertThat(page.locator("[data-token-told]")).containsText("2 / ");
        labelled("template.tokenizer").selectOption("cl100k_base");
        assertThat(page.locator(".played-size")).containsText("cl100k_base");
        assertThat(page.locator(".played-size")).not().containsText("≈");
        look("playground-tokens");
    }

    @Test
    void marksTheWrongLineWhileOneTypes() {
        open(Language.EN, ColorScheme.DARK, "/playground");
        labelled("template.which").selectOption("");
        Locator source = labelled("template.own.source");
        source.fill("fine\n{{ 1 + }}");
        assertThat(page.locator("[data-played] li.wrong")).hasText("{{ 1 + }}");
        look("playground-wrong");
        source.fill("{% for m in messages %}[{{ m.role }}]{% endfor %}");
        assertThat(rendered()).hasText("[system][user][assistant]");
    }

    @Test
    void takesMessagesAsJsonToo() {
        open(Language.EN, ColorScheme.LIGHT, "/playground");
        page.locator(".messages-json > summary").click();
        Locator json = labelled("template.messages");
        json.fill("[{\"role\":");
        assertThat(page.locator("[data-played] .notice")).containsText("line 1");
        json.fill("[{\"role\": \"user\", \"content\": \"Hi\", \"name\": \"Ann\"}]");
        assertThat(rendered()).containsText("user\nHi");
        assertThat(page.locator("[data-more]")).hasValue(Pattern.compile(".*Ann.*", Pattern.DOTALL));
        content(1).fill("Ho");
        assertThat(json).hasValue(Pattern.compile(".*\"Ho\".*\"Ann\".*", Pattern.DOTALL));
    }

    @Test
    void sharesAllOfItAsALink() {
        open(Language.EN, ColorScheme.LIGHT, "/playground");
        content(2).fill("Shared ✓");
        labelled("template.tokenizer").selectOption("cl100k_base");
        button("template.share").click();
        page.waitForURL(Pattern.compile(".*#play=.*"));
        String link = page.url();
        page.navigate("/templates");
        page.navigate(link);
        assertThat(rendered()).containsText("Shared ✓");
        assertThat(labelled("template.tokenizer")).hasValue("cl100k_base");
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void keepsATemplateInAProject(Language language) {
        open(language, language == Language.EN ? ColorScheme.LIGHT : ColorScheme.DARK, "/");
        page.getByLabel(words("project.name")).fill("Own");
        button("project.create").click();
        page.navigate(page.url().replaceFirst("#.*", "") + "/templates");
        look("own-none");

        labelled("template.name", 1).fill("mine");
        labelled("template.own.source").fill("{% for m in messages %}\n<|{{ m.role }}|>{{ m.content }\n{% endfor %}");
        button("template.own.save").click();
        assertThat(page.locator("li.wrong")).containsText("{{ m.content }");
        look("own-wrong");
        labelled("template.own.source")
                .fill("{{ bos_token }}{% for m in messages %}<|{{ m.role }}|>{{ m.content }}<|end|>{% endfor %}");
        labelled("template.own.tokens").fill("bos_token = <s>");
        button("template.own.save").click();
        page.waitForURL(Pattern.compile(".*/templates/mine$"));
        assertThat(page.locator(".rendered")).containsText("<s><|system|>Answer briefly.<|end|>");
        look("own-one");

        labelled("template.own.source").fill("{% for m in messages %}<|{{ m.role }}|>{{ m.content }}<|end|>{% endfor %}");
        page.locator(".source-form button").click();
        assertThat(page.getByRole(AriaRole.LINK, new GetByRoleOptions().setName("mine@2")))
                .isVisible();
        button("template.own.delete").click();
        page.waitForURL(Pattern.compile(".*/templates$"));
        page.locator(".flash button").first().click();
        page.waitForURL(Pattern.compile(".*/templates/mine$"));
    }

    @Test
    void takesAModelsFiles() {
        open(Language.EN, ColorScheme.LIGHT, "/");
        page.getByLabel(words("project.name")).fill("Files");
        button("project.create").click();
        page.navigate(page.url().replaceFirst("#.*", "") + "/templates");
        page.locator("input[type=file]").setInputFiles(new com.microsoft.playwright.options.FilePayload[] {
            file("tokenizer_config.json", "{\"chat_template\": \"{{ bos_token }}!\", \"bos_token\": \"<s>\"}"),
            file(
                    "tokenizer.json",
                    "{\"version\": \"1.0\", \"model\": {\"type\": \"WordLevel\", \"vocab\": {\"a\": 0}, \"unk_token\": \"a\"}}")
        });
        labelled("template.own.model", 0).fill("my-model");
        button("template.own.upload.button").click();
        assertThat(page.locator(".flash")).containsText("my-model");
        assertThat(page.getByRole(AriaRole.TABLE)).hasCount(2);
        look("own-files");
    }

    private static com.microsoft.playwright.options.FilePayload file(String name, String text) {
        return new com.microsoft.playwright.options.FilePayload(
                name, "application/octet-stream", text.getBytes(StandardCharsets.UTF_8));
    }

    private Locator rendered() {
        return page.locator("#rendered");
    }

    private Locator content(int number) {
        return page.getByLabel(
                words("template.content") + " " + number, new GetByLabelOptions().setExact(true));
    }

    private void press(String key, int number) {
        page.getByRole(
                        AriaRole.BUTTON,
                        new GetByRoleOptions().setName(words(key) + " " + number).setExact(true))
                .click();
    }

    private Locator labelled(String key) {
        return labelled(key, 0);
    }

    /** The field with this label; several fields of a page may be called alike. */
    private Locator labelled(String key, int index) {
        return page.locator("input:visible, select:visible, textarea:visible")
                .and(page.getByLabel(words(key)))
                .nth(index);
    }
}
