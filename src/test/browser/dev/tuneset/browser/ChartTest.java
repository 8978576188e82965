package dev.tuneset.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Route;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.ColorScheme;
import dev.tuneset.web.Chart;
import dev.tuneset.web.Language;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Charts are drawn by the bundled library, under the pages' own Content-Security-Policy. */
@QuarkusTest
class ChartTest extends Journey {
    @ParameterizedTest
    @EnumSource(value = ColorScheme.class, names = {"LIGHT", "DARK"})
    void drawsEveryKindAndFoldsItsTable(ColorScheme colours) {
        open(Language.ZH, colours, "/");
        page.route("**/?charts", route -> addCharts(route));
        page.navigate("/?charts");
        PlaywrightAssertions.assertThat(page.locator("figure[data-chart] canvas")).hasCount(3);
        PlaywrightAssertions.assertThat(page.locator("figure details[open]")).hasCount(0);
        assertThat(page.locator("figure canvas").all())
                .allMatch(canvas -> (Boolean) canvas.evaluate(
                        "c => c.getContext('2d').getImageData(0, 0, c.width, c.height).data.some(byte => byte !== 0)"));
        look("charts-" + colours);
    }

    private static void addCharts(Route route) {
        var response = route.fetch();
        String figures = figure("bar", List.of("活了下来", "没有活下来"), List.of(342, 549))
                + figure("histogram", List.of("0", "10", "20", "30"), List.of(62, 102, 220, 167))
                + figure("line", List.of("1", "2", "3"), List.of(0.5, 0.25, 0.75));
        route.fulfill(new Route.FulfillOptions()
                .setResponse(response)
                .setBody(response.text().replace("</main>", figures + "</main>")));
    }

    private static String figure(String kind, List<String> labels, List<? extends Number> values) {
        String json = Chart.of(kind, kind, "label", labels, "rows", values).json();
        return "<figure class='chart' data-chart='" + json + "'><figcaption>" + kind
                + "</figcaption><div class='chart-canvas' hidden></div><details open><summary>table</summary></details></figure>";
    }
}
