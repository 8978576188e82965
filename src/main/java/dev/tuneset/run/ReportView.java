package dev.tuneset.run;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A run's {@code report.json} as pages show it. */
public record ReportView(
        Counts counts,
        List<File> files,
        List<Met> reasons,
        List<Note> notes,
        @Nullable Pack pack) {
    /** A file of a finished run. */
    public record File(String name, long bytes, String sha256, long records) {}

    /** How many rows met a reason. */
    public record Met(String reason, long rows) {}

    /** What the files hold of a column otherwise than the examples did. */
    public record Note(String code, String column) {}

    /** What the run says of its pack. */
    public record Pack(String tool, String title, String command, List<Check> checks, List<Warning> warnings) {
        /** How many rows break any rule. */
        public long broken() {
            return checks.stream().mapToLong(Check::rows).sum();
        }
    }

    /** How the rows stand to one rule of the tool. */
    public record Check(String rule, String effect, long rows, List<Where> first) {
        public String tone() {
            if (rows == 0) {
                return "ok";
            }
            return effect.equals("repaired") ? "accent" : effect.equals("tool_changes") ? "warn" : "error";
        }

        /** Whether the rule is a reason of the ledger. */
        public boolean isReason() {
            return effect.equals("rejected") || effect.equals("repaired");
        }

        public long more() {
            return rows - first.size();
        }
    }

    /** A row of the source. */
    public record Where(String place, long row) {}

    /** Something to know of the pack as a whole. */
    public record Warning(String code, List<String> arguments) {
        public String key() {
            return "pack.warning." + code;
        }
    }

    /** What became of the rows. */
    public record Counts(long read, long kept, long repaired, long dropped, long rejected) {
        public long written() {
            return kept + repaired;
        }

        public String tone() {
            return written() == 0 ? "error" : rejected > 0 ? "warn" : "ok";
        }

        private static Counts of(JsonNode ledger) {
            return new Counts(
                    ledger.path("read").asLong(),
                    ledger.path("kept").asLong(),
                    ledger.path("repaired").asLong(),
                    ledger.path("dropped").asLong(),
                    ledger.path("rejected").asLong());
        }
    }

    static ReportView of(JsonNode report) {
        List<File> files = new ArrayList<>();
        report.path("artifacts")
                .forEach(file -> files.add(new File(
                        file.path("name").asText(),
                        file.path("bytes").asLong(),
                        file.path("sha256").asText(),
                        file.path("records").asLong())));
        List<Met> reasons = new ArrayList<>();
        report.path("ledger")
                .path("reasons")
                .properties()
                .forEach(met -> reasons.add(new Met(met.getKey(), met.getValue().asLong())));
        List<Note> notes = new ArrayList<>();
        report.path("notes")
                .forEach(note -> notes.add(
                        new Note(note.path("code").asText(), note.path("column").asText())));
        return new ReportView(
                Counts.of(report.path("ledger")),
                files,
                reasons,
                notes,
                report.has("pack") ? pack(report.path("pack")) : null);
    }

    private static Pack pack(JsonNode pack) {
        List<Check> checks = new ArrayList<>();
        for (JsonNode check : pack.path("checks")) {
            List<Where> first = new ArrayList<>();
            check.path("first")
                    .forEach(where -> first.add(new Where(
                            where.path("place").asText(), where.path("row").asLong())));
            checks.add(new Check(
                    check.path("rule").asText(),
                    check.path("effect").asText(),
                    check.path("rows").asLong(),
                    first));
        }
        List<Warning> warnings = new ArrayList<>();
        for (JsonNode warning : pack.path("warnings")) {
            List<String> arguments = new ArrayList<>();
            warning.path("arguments").forEach(argument -> arguments.add(argument.asText()));
            warnings.add(new Warning(warning.path("code").asText(), arguments));
        }
        return new Pack(
                pack.path("for").asText(),
                pack.path("title").asText(),
                pack.path("command").asText(),
                checks,
                warnings);
    }
}
