package dev.tuneset.cli;

import dev.tuneset.engine.learn.LengthSpread;
import dev.tuneset.engine.learn.RenderFinding;
import dev.tuneset.engine.learn.RenderReport;
import dev.tuneset.engine.run.LedgerCounts;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The report of the render check as plain values, in the fields that REST has. */
final class RenderReportTree {
    private RenderReportTree() {}

    static Map<String, @Nullable Object> of(LedgerCounts ledger, RenderReport report) {
        Map<String, @Nullable Object> tree = new LinkedHashMap<>();
        Map<String, Object> rows = new LinkedHashMap<>();
        rows.put("read", ledger.read());
        rows.put("kept", ledger.kept());
        rows.put("repaired", ledger.repaired());
        rows.put("dropped", ledger.dropped());
        rows.put("rejected", ledger.rejected());
        tree.put("rows", rows);
        tree.put("examples", report.examples());
        tree.put("refused", report.refused());
        tree.put("tokenizer", Map.of("name", report.tokenizer(), "exact", report.exact()));
        tree.put("tokens", report.tokens());
        tree.put("learned", report.learned());
        tree.put("share_learned", report.shareLearned());
        tree.put("trainer", report.rule().trainer().wire());
        tree.put("limit", report.rule().limit());
        tree.put("fitting", report.fitting());
        tree.put("share_fitting", report.shareFitting());
        tree.put("lengths", lengths(report.lengths()));
        tree.put(
                "findings",
                report.findings().stream().map(RenderReportTree::finding).toList());
        return tree;
    }

    private static Map<String, Object> lengths(LengthSpread lengths) {
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("count", lengths.count());
        tree.put("min", lengths.min());
        tree.put("mean", lengths.mean());
        tree.put("median", lengths.median());
        tree.put("p90", lengths.p90());
        tree.put("p95", lengths.p95());
        tree.put("p99", lengths.p99());
        tree.put("max", lengths.max());
        tree.put(
                "bins",
                lengths.bins().stream()
                        .map(bin -> Map.of("from", bin.from(), "to", bin.to(), "count", bin.count()))
                        .toList());
        return tree;
    }

    private static Map<String, Object> finding(RenderFinding finding) {
        List<Map<String, Object>> rows = finding.places().stream()
                .map(place -> Map.<String, Object>of("row", place.row(), "place", place.toString()))
                .toList();
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("code", finding.code().wire());
        tree.put("severity", finding.severity().wire());
        tree.put("count", finding.count());
        tree.put("detail", finding.detail());
        tree.put("rows", rows);
        return tree;
    }
}
