package dev.tuneset.quality;

import dev.tuneset.engine.quality.DatasetReport;
import dev.tuneset.engine.quality.Finding;
import dev.tuneset.web.Chart;
import dev.tuneset.web.Language;
import dev.tuneset.web.Messages;
import java.text.NumberFormat;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A report as the page tells it, in its language.
 *
 * @param size what the number of examples means
 * @param sizeTone the colour of it: {@code ok}, {@code warn} or {@code error}
 * @param verdict the whole in one sentence
 * @param balance what the labels are like; {@code null} when there are none
 */
public record CheckView(
        CheckReport report,
        String size,
        String sizeTone,
        String verdict,
        String verdictTone,
        List<Shown> findings,
        List<Lengths> characters,
        @Nullable Chart lengths,
        @Nullable Chart labels,
        @Nullable String balance) {
    private static final int LABELS_DRAWN_MAX = 25;
    private static final int ROWS_LINKED_MAX = 20;

    /** What {@link #size} says already. */
    private static final Set<String> OF_SIZE =
            EnumSet.of(Finding.Code.NO_EXAMPLES, Finding.Code.TOO_FEW_EXAMPLES, Finding.Code.FEW_EXAMPLES).stream()
                    .map(Finding.Code::wire)
                    .collect(Collectors.toUnmodifiableSet());

    /** A finding in words. */
    public record Shown(
            String code,
            String severity,
            String tone,
            String title,
            String why,
            List<CheckReport.RowPlace> rows,
            long more) {}

    /** Characters of the messages of a role, or of texts without one. */
    public record Lengths(String role, CheckReport.Numbers numbers) {}

    /** Whether some rows became no example. */
    public boolean isShort() {
        return report.rows().dropped() + report.rows().rejected() > 0;
    }

    static CheckView of(CheckReport report, Messages messages, Language language) {
        return new Words(report, messages, language).view();
    }

    /** Puts a report into words. */
    private record Words(CheckReport report, Messages messages, Language language) {
        CheckView view() {
            List<Shown> findings = report.findings().stream()
                    .filter(found -> !OF_SIZE.contains(found.code()))
                    .map(this::shown)
                    .toList();
            boolean none = report.examples() == 0;
            boolean errors =
                    none || findings.stream().anyMatch(found -> found.severity().equals("error"));
            boolean warnings = report.findings().stream()
                    .anyMatch(found -> found.severity().equals("warning"));
            String verdict = none ? "none" : errors ? "error" : warnings ? "warning" : "good";
            return new CheckView(
                    report,
                    size(),
                    report.examples() < DatasetReport.EXAMPLES_MIN ? "warn" : "ok",
                    text("quality.verdict." + verdict),
                    errors ? "error" : warnings ? "warn" : "ok",
                    findings,
                    characters(),
                    lengths(),
                    labels(),
                    balance());
        }

        private String size() {
            long examples = report.examples();
            if (examples < DatasetReport.EXAMPLES_MIN) {
                return text("quality.size.few", DatasetReport.EXAMPLES_MIN, DatasetReport.EXAMPLES_MIN - examples);
            }
            return examples < DatasetReport.EXAMPLES_GOOD
                    ? text("quality.size.some", DatasetReport.EXAMPLES_GOOD, DatasetReport.EXAMPLES_GOOD - examples)
                    : text("quality.size.good", DatasetReport.EXAMPLES_GOOD);
        }

        private Shown shown(CheckReport.Found found) {
            boolean error = found.severity().equals("error");
            List<CheckReport.RowPlace> rows =
                    found.rows().stream().limit(ROWS_LINKED_MAX).toList();
            return new Shown(
                    found.code(),
                    found.severity(),
                    error ? "error" : found.severity().equals("warning") ? "warn" : "accent",
                    text("quality.found." + found.code(), found.count()),
                    why(found),
                    rows,
                    rows.isEmpty() ? 0 : Math.max(0, found.count() - rows.size()));
        }

        private String why(CheckReport.Found found) {
            CheckReport.Labels told = report.labels();
            if (!found.code().equals(Finding.Code.IMBALANCED_LABELS.wire()) || told == null) {
                return text("quality.why." + found.code(), found.count());
            }
            CheckReport.Label most = told.values().get(0);
            return text(
                    "quality.why." + found.code(),
                    most.value(),
                    share(most, told),
                    told.rarest().value(),
                    share(told.rarest(), told));
        }

        private List<Lengths> characters() {
            List<Lengths> all = new ArrayList<>();
            report.characters().forEach((role, numbers) -> all.add(new Lengths(role, numbers)));
            CheckReport.Numbers text = report.text();
            if (text != null) {
                all.add(new Lengths("text", text));
            }
            return all;
        }

        private @Nullable Chart lengths() {
            List<CheckReport.Bin> bins = report.lengths();
            if (bins == null) {
                return null;
            }
            return Chart.of(
                    "histogram",
                    text("quality.lengths.chart"),
                    text("quality.characters"),
                    bins.stream().map(this::range).toList(),
                    text("quality.examples"),
                    bins.stream().map(CheckReport.Bin::examples).toList());
        }

        private String range(CheckReport.Bin bin) {
            NumberFormat format = NumberFormat.getNumberInstance(language.locale());
            long last = Math.max(bin.from(), bin.to() - 1);
            return last == bin.from() ? format.format(last) : format.format(bin.from()) + "–" + format.format(last);
        }

        private @Nullable Chart labels() {
            CheckReport.Labels told = report.labels();
            if (told == null) {
                return null;
            }
            List<CheckReport.Label> drawn =
                    told.values().stream().limit(LABELS_DRAWN_MAX).toList();
            return Chart.of(
                    "bar",
                    text("quality.balance.chart"),
                    text("quality.label"),
                    drawn.stream().map(CheckReport.Label::value).toList(),
                    text("quality.examples"),
                    drawn.stream().map(CheckReport.Label::count).toList());
        }

        private @Nullable String balance() {
            CheckReport.Labels told = report.labels();
            if (told == null) {
                return null;
            }
            return told.labels() > LABELS_DRAWN_MAX
                    ? text("quality.balance.some", told.labels(), LABELS_DRAWN_MAX)
                    : text("quality.balance.all", told.labels());
        }

        private String share(CheckReport.Label label, CheckReport.Labels told) {
            NumberFormat format = NumberFormat.getPercentInstance(language.locale());
            format.setMaximumFractionDigits(1);
            return format.format((double) label.count() / told.answers());
        }

        private String text(String key, Object... arguments) {
            return messages.text(language, key, arguments);
        }
    }
}
