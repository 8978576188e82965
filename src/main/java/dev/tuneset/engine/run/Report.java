package dev.tuneset.engine.run;

import dev.tuneset.engine.pack.PackReport;
import dev.tuneset.engine.sink.ColumnNote;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a finished run made.
 *
 * @param splits split name to number of examples
 * @param notes what the files hold otherwise than the examples did
 * @param pack what the run says of its pack; {@code null} without one
 */
public record Report(
        LedgerCounts ledger,
        Map<String, Long> splits,
        List<Artifact> artifacts,
        List<ColumnNote> notes,
        @Nullable PackReport pack) {
    public Report {
        artifacts = List.copyOf(artifacts);
        notes = List.copyOf(notes);
    }

    /** The report as plain values: the {@code report.json} of a run, and what the command line prints with {@code --json}. */
    public Map<String, @Nullable Object> tree() {
        Map<String, @Nullable Object> tree = new LinkedHashMap<>();
        tree.put("ledger", ledgerTree());
        tree.put("splits", splits);
        tree.put("artifacts", artifacts.stream().map(Report::artifactTree).toList());
        tree.put("notes", notes.stream().map(Report::noteTree).toList());
        if (pack != null) {
            tree.put("pack", pack.tree());
        }
        return tree;
    }

    private Map<String, @Nullable Object> ledgerTree() {
        Map<String, @Nullable Object> tree = new LinkedHashMap<>();
        tree.put("read", ledger.read());
        tree.put("kept", ledger.kept());
        tree.put("repaired", ledger.repaired());
        tree.put("dropped", ledger.dropped());
        tree.put("rejected", ledger.rejected());
        Map<String, @Nullable Object> reasons = new LinkedHashMap<>();
        ledger.reasons().forEach((reason, rows) -> reasons.put(reason.wire(), rows));
        tree.put("reasons", reasons);
        return tree;
    }

    private static Map<String, @Nullable Object> artifactTree(Artifact artifact) {
        Map<String, @Nullable Object> tree = new LinkedHashMap<>();
        tree.put("name", artifact.name());
        tree.put("bytes", artifact.bytes());
        tree.put("sha256", artifact.sha256());
        tree.put("records", artifact.records());
        return tree;
    }

    private static Map<String, @Nullable Object> noteTree(ColumnNote note) {
        Map<String, @Nullable Object> tree = new LinkedHashMap<>();
        tree.put("code", note.code());
        tree.put("column", note.column());
        tree.put("detail", note.detail());
        return tree;
    }
}
