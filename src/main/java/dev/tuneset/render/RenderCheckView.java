package dev.tuneset.render;

import dev.tuneset.engine.learn.LengthSpread;
import dev.tuneset.web.Chart;
import dev.tuneset.web.Language;
import dev.tuneset.web.Messages;
import java.text.NumberFormat;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A report of the render check as its page tells it.
 *
 * @param settings what it was made with
 * @param holds whether the recipe still gives these texts
 * @param findings most severe first
 * @param tone of the whole: {@code error}, {@code warn} or {@code ok}
 * @param lengths tokens of the texts; {@code null} when there is no text
 */
public record RenderCheckView(
        RenderCheckReport report,
        RenderSettings settings,
        boolean holds,
        String tone,
        List<Shown> findings,
        @Nullable Chart lengths) {
    /** A finding in words. */
    public record Shown(String code, String severity, String tone, long count, List<RenderCheckReport.RowPlace> rows) {
        static Shown of(RenderCheckReport.Found found) {
            return new Shown(found.code(), found.severity(), Tones.of(found.severity()), found.count(), found.rows());
        }

        public boolean more() {
            return count > rows.size();
        }
    }

    static RenderCheckView of(LastCheck check, boolean holds, Messages messages, Language language) {
        RenderCheckReport report = check.report();
        List<Shown> findings = report.findings().stream().map(Shown::of).toList();
        return new RenderCheckView(
                report, check.settings(), holds, tone(report, findings), findings, chart(report, messages, language));
    }

    private static String tone(RenderCheckReport report, List<Shown> findings) {
        if (report.examples() == 0
                || findings.stream().anyMatch(found -> found.tone().equals("error"))) {
            return "error";
        }
        return findings.stream().anyMatch(found -> found.tone().equals("warn")) ? "warn" : "ok";
    }

    public Instant checkedAt() {
        return Instant.parse(report.checkedAt());
    }

    /** Rendered examples over the limit. */
    public long overLong() {
        return report.overLong();
    }

    public String fitTone() {
        return overLong() > 0 ? "warn" : "ok";
    }

    private static @Nullable Chart chart(RenderCheckReport report, Messages messages, Language language) {
        LengthSpread lengths = report.lengths();
        if (lengths.count() == 0) {
            return null;
        }
        NumberFormat format = NumberFormat.getNumberInstance(language.locale());
        return Chart.of(
                "histogram",
                messages.text(language, "render.lengths.chart"),
                messages.text(language, "render.tokens"),
                lengths.bins().stream().map(bin -> range(bin, format)).toList(),
                messages.text(language, "render.rows"),
                lengths.bins().stream().map(LengthSpread.Bin::count).toList());
    }

    private static String range(LengthSpread.Bin bin, NumberFormat format) {
        int last = bin.to() - 1;
        return last == bin.from() ? format.format(last) : format.format(bin.from()) + "–" + format.format(last);
    }
}
