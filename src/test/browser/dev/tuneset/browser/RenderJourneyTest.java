package dev.tuneset.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page.GetByLabelOptions;
import com.microsoft.playwright.Page.GetByRoleOptions;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import dev.tuneset.dataset.Datasets;
import dev.tuneset.engine.recipe.RecipeText;
import dev.tuneset.engine.source.SourceOptions;
import dev.tuneset.project.Projects;
import dev.tuneset.recipe.Recipes;
import dev.tuneset.web.Language;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** From row to row through what the model sees: policy, tokens, the check of all rows, the next row with a finding. */
@QuarkusTest
class RenderJourneyTest extends Journey {
    private static final String LONG = "A long story. ".repeat(80).strip();

    @Inject
    Projects projects;

    @Inject
    Datasets datasets;

    @Inject
    Recipes recipes;

    /** Each arrow key on a closed list loaded the page anew and threw the focus to its top. */
    @ParameterizedTest
    @EnumSource(Language.class)
    void choosesFromAListWithTheKeyboard(Language language) {
        open(language, ColorScheme.LIGHT, "/projects/" + project() + "/template");
        Locator list = labelled("render.learn");
        String before = page.url();
        String first = list.inputValue();
        list.focus();
        list.press("ArrowDown");
        list.press("ArrowDown");
        assertThat(list).not().hasValue(first);
        assertThat(page).hasURL(before);
        String chosen = list.inputValue();
        list.press("Enter");
        page.waitForURL(Pattern.compile(".*learn=" + chosen + ".*"));
        assertThat(labelled("render.learn")).isFocused();
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void goesFromFindingToFinding(Language language) {
        String address = "/projects/" + project() + "/template";
        open(language, language == Language.ZH ? ColorScheme.DARK : ColorScheme.LIGHT, address);
        assertThat(page.locator(".rendered .learned").first()).hasText("The sky is blue.");

        labelled("render.learn").selectOption("everything");
        page.waitForURL(Pattern.compile(".*learn=everything.*"));
        assertThat(page.locator(".rendered .unlearned")).hasCount(0);
        labelled("render.learn").selectOption("responses_only");
        page.waitForURL(Pattern.compile(".*learn=responses_only.*"));
        assertThat(labelled("render.response")).hasAttribute("placeholder", "<|im_start|>assistant\\n");
        look("render-markers");
        labelled("render.learn").selectOption("assistant_turns");
        page.waitForURL(Pattern.compile(".*learn=assistant_turns.*"));
        assertThat(page.locator(".rendered .special").first()).hasText("<|im_start|>");

        link("render.tokens.show").click();
        page.waitForURL(Pattern.compile(".*tokens=1.*"));
        Locator text = page.locator("[data-tokens]");
        text.focus();
        text.press("End");
        Locator told = page.locator("[data-token-told]");
        String last = told.textContent();
        text.press("ArrowLeft");
        assertThat(told).not().hasText(last);
        text.locator(".token.learned").first().hover();
        assertThat(told).containsText("976 The");
        look("render-tokens");
        link("render.tokens.hide").click();
        page.waitForURL(url -> !url.contains("tokens="));

        labelled("render.limit").fill("120");
        button("render.template.show").click();
        page.waitForURL(Pattern.compile(".*limit=120.*"));
        button("render.check.start").click();
        page.waitForURL(Pattern.compile(".*/template/check$"));
        assertThat(page.locator(".findings")).containsText(words("render.mark.answer_cut"));
        look("render-report");
        link("render.back").click();
        page.waitForURL(Pattern.compile(".*/template\\?.*"));

        way("answer_cut").click();
        page.waitForURL(Pattern.compile(".*find=answer_cut&row=3$"));
        assertThat(page.locator(".doubts")).containsText(words("render.mark.answer_cut"));
        look("render-finding");
        way("answer_cut").click();
        page.waitForURL(Pattern.compile(".*row=5$"));
        page.locator(".ways .current a[rel=prev]").click();
        page.waitForURL(Pattern.compile(".*row=3$"));
        way("nothing_learned").click();
        page.waitForURL(Pattern.compile(".*find=nothing_learned&row=4$"));
        assertThat(page.url()).contains("limit=120", "with=chatml");

        page.navigate(address + "/check/rows?find=over_long");
        look("render-rows");
        page.locator("tbody a").last().click();
        page.waitForURL(Pattern.compile(".*find=over_long&row=5$"));
    }

    private long project() {
        long project = projects.create("What the model sees").id();
        String rows = chat("Which colour is the sky?", "The sky is blue.")
                + chat("And the sea?", "Blue too.")
                + chat("Tell me a story.", LONG)
                + "{\"messages\":[{\"role\":\"user\",\"content\":\"Are you there?\"}]}\n"
                + chat("Another one.", LONG);
        byte[] bytes = rows.getBytes(StandardCharsets.UTF_8);
        long dataset = datasets.upload(
                        project, "chats.jsonl", new ByteArrayInputStream(bytes), bytes.length, SourceOptions.GUESSED)
                .id();
        datasets.startImport(dataset, SourceOptions.GUESSED).await(Duration.ofSeconds(60));
        recipes.create(
                project,
                dataset,
                "",
                RecipeText.parse(
                        "tuneset: 1\nsource: {format: chatml}\ntarget: {format: chatml, chat_template: chatml}\n"));
        return project;
    }

    private static String chat(String question, String answer) {
        return "{\"messages\":[{\"role\":\"user\",\"content\":\"" + question
                + "\"},{\"role\":\"assistant\",\"content\":\"" + answer + "\"}]}\n";
    }

    private Locator way(String mark) {
        return page.locator(".ways a.way")
                .filter(new Locator.FilterOptions().setHasText(words("render.mark." + mark)))
                .first();
    }

    private Locator link(String key) {
        return page.getByRole(AriaRole.LINK, new GetByRoleOptions().setName(words(key)).setExact(true))
                .first();
    }

    private Locator labelled(String key) {
        return page.getByLabel(words(key), new GetByLabelOptions().setExact(true));
    }
}
