package dev.tuneset.render;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.tuneset.engine.learn.LengthSpread;
import dev.tuneset.engine.learn.RenderFinding;
import dev.tuneset.engine.learn.RenderReport;
import dev.tuneset.engine.row.Place;
import dev.tuneset.engine.run.LedgerCounts;
import dev.tuneset.template.Tokenizers;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the render check of a recipe over its rows found: the answer of REST, and what is kept on disk.
 *
 * @param of names the texts and their tokens: recipe, template, tokenizer, rows, version of Tuneset; another one makes it stale
 * @param settings as they were asked for
 * @param examples examples that were rendered, refused ones included
 * @param shareLearned learned tokens among all
 * @param fitting rendered examples within the limit
 * @param findings most severe first
 */
@RegisterForReflection(targets = {RenderCheckReport.class, LengthSpread.class, LengthSpread.Bin.class})
public record RenderCheckReport(
        String of,
        @JsonProperty("checked_at") String checkedAt,
        Map<String, @Nullable Object> settings,
        Rows rows,
        long examples,
        long refused,
        Counter tokenizer,
        long tokens,
        long learned,
        @JsonProperty("share_learned") double shareLearned,
        long fitting,
        @JsonProperty("share_fitting") double shareFitting,
        LengthSpread lengths,
        List<Found> findings) {
    /** How many of the readable rows had which outcome before they were rendered. */
    @RegisterForReflection
    public record Rows(long read, long kept, long repaired, long dropped, long rejected) {
        static Rows of(LedgerCounts counts) {
            return new Rows(counts.read(), counts.kept(), counts.repaired(), counts.dropped(), counts.rejected());
        }
    }

    /** What counted the tokens; not exact when it only stands in for the model's own. */
    @RegisterForReflection
    public record Counter(String name, boolean exact) {}

    /** A finding; {@code rows} are the first of those it concerns. */
    @RegisterForReflection
    public record Found(String code, String severity, long count, String detail, List<RowPlace> rows) {
        static Found of(RenderFinding finding) {
            return new Found(
                    finding.code().wire(),
                    finding.severity().wire(),
                    finding.count(),
                    finding.detail(),
                    finding.places().stream().map(RowPlace::of).toList());
        }
    }

    /** A row by its number among those that could be read, and its place in the source. */
    @RegisterForReflection
    public record RowPlace(long row, String place) {
        static RowPlace of(Place place) {
            return new RowPlace(place.row(), place.toString());
        }
    }

    static RenderCheckReport of(
            String of,
            String checkedAt,
            RenderSettings settings,
            LedgerCounts counts,
            Tokenizers.Counter counter,
            RenderReport report) {
        return new RenderCheckReport(
                of,
                checkedAt,
                settings.tree(),
                Rows.of(counts),
                report.examples(),
                report.refused(),
                new Counter(counter.name(), counter.exact()),
                report.tokens(),
                report.learned(),
                report.shareLearned(),
                report.fitting(),
                report.shareFitting(),
                report.lengths(),
                report.findings().stream().map(Found::of).toList());
    }

    /** Rendered examples over the limit. */
    long overLong() {
        return examples - refused - fitting;
    }
}
