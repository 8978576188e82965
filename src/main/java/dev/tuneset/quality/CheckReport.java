package dev.tuneset.quality;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.tuneset.engine.quality.DatasetReport;
import dev.tuneset.engine.quality.Finding;
import dev.tuneset.engine.quality.Histogram;
import dev.tuneset.engine.quality.LabelBalance;
import dev.tuneset.engine.quality.Spread;
import dev.tuneset.engine.row.Place;
import dev.tuneset.engine.run.LedgerCounts;
import dev.tuneset.engine.run.ReasonTally;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the check of a recipe on its dataset found: the answer of REST, and what is kept on disk.
 *
 * @param of names the recipe, the rows and the version of Tuneset it was made with; another one makes it stale
 * @param rows outcomes of the rows, as a run's ledger would count them
 * @param problems what was wrong with rows, and what a run does about it
 * @param characters characters per message, by role
 * @param text characters per plain text
 * @param turns messages per conversation
 * @param lengths characters per example
 * @param labels {@code null} when the answers are no labels
 * @param findings most severe first
 */
@RegisterForReflection
public record CheckReport(
        String of,
        @JsonProperty("checked_at") String checkedAt,
        Rows rows,
        List<Trouble> problems,
        long examples,
        Map<String, Numbers> characters,
        @Nullable Numbers text,
        @Nullable Numbers turns,
        @Nullable List<Bin> lengths,
        @Nullable Labels labels,
        @JsonProperty("duplicates_complete") boolean duplicatesComplete,
        List<Found> findings) {
    /** The most frequent labels that are told one by one. */
    static final int LABELS_TOLD_MAX = 100;

    @SuppressWarnings("NullAway") // a report written before there were problems has none
    public CheckReport {
        problems = problems == null ? List.of() : problems;
    }

    /** How many rows had which outcome. */
    @RegisterForReflection
    public record Rows(long read, long kept, long repaired, long dropped, long rejected) {
        static Rows of(LedgerCounts counts) {
            return new Rows(counts.read(), counts.kept(), counts.repaired(), counts.dropped(), counts.rejected());
        }
    }

    /** A reason that rows met, with one of them. */
    @RegisterForReflection
    public record Trouble(String reason, String outcome, long rows, RowPlace first, String detail) {
        static Trouble of(ReasonTally.Line line) {
            return new Trouble(
                    line.reason().wire(), line.fate().wire(), line.rows(), RowPlace.of(line.place()), line.detail());
        }
    }

    /** How numbers are spread; median and 95th percentile may be estimated. */
    @RegisterForReflection
    public record Numbers(
            long count, double min, double mean, double median, double p95, double max, boolean estimated) {
        static @Nullable Numbers of(@Nullable Spread spread) {
            return spread == null
                    ? null
                    : new Numbers(
                            spread.count(),
                            spread.min(),
                            spread.mean(),
                            spread.median(),
                            spread.p95(),
                            spread.max(),
                            spread.estimated());
        }
    }

    /** Examples whose length is at least {@code from} and less than {@code to}. */
    @RegisterForReflection
    public record Bin(long from, long to, long examples) {
        static Bin of(Histogram.Bin bin) {
            return new Bin(Math.round(bin.from()), Math.round(bin.to()), bin.count());
        }
    }

    /**
     * How often each answer comes.
     *
     * @param labels number of different ones
     * @param values the most frequent first, at most {@value CheckReport#LABELS_TOLD_MAX}
     * @param rarest how often the rarest comes
     */
    @RegisterForReflection
    public record Labels(long answers, int labels, List<Label> values, Label rarest) {
        static @Nullable Labels of(@Nullable LabelBalance balance) {
            if (balance == null) {
                return null;
            }
            List<Label> all = balance.values().stream()
                    .map(value -> new Label(value.value(), value.count()))
                    .toList();
            return new Labels(
                    balance.answers(),
                    balance.labels(),
                    all.subList(0, Math.min(LABELS_TOLD_MAX, all.size())),
                    all.get(all.size() - 1));
        }
    }

    /** An answer and how often it comes. */
    @RegisterForReflection
    public record Label(String value, long count) {}

    /** Something to know about the examples; {@code rows} are the first of those it concerns. */
    @RegisterForReflection
    public record Found(String code, String severity, long count, String detail, List<RowPlace> rows) {
        static Found of(Finding finding) {
            return new Found(
                    finding.code().wire(),
                    finding.severity().wire(),
                    finding.count(),
                    finding.detail(),
                    finding.places().stream().map(RowPlace::of).toList());
        }
    }

    /** A row by its number among the rows of the dataset, from 1, and its place in the source. */
    @RegisterForReflection
    public record RowPlace(long row, String place) {
        static RowPlace of(Place place) {
            return new RowPlace(place.row(), place.toString());
        }
    }

    static CheckReport of(String of, String checkedAt, LedgerCounts counts, ReasonTally tally, DatasetReport report) {
        Map<String, Numbers> characters = new LinkedHashMap<>();
        report.characters().forEach((role, spread) -> {
            Numbers numbers = Numbers.of(spread);
            if (numbers != null) {
                characters.put(role.wire(), numbers);
            }
        });
        Histogram lengths = report.lengths();
        return new CheckReport(
                of,
                checkedAt,
                Rows.of(counts),
                tally.lines().stream().map(Trouble::of).toList(),
                report.examples(),
                characters,
                Numbers.of(report.textCharacters()),
                Numbers.of(report.turns()),
                lengths == null ? null : lengths.bins().stream().map(Bin::of).toList(),
                Labels.of(report.labels()),
                report.duplicatesComplete(),
                report.findings().stream().map(Found::of).toList());
    }
}
