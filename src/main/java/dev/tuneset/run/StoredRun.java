package dev.tuneset.run;

import dev.tuneset.engine.run.LedgerCounts;
import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A run of a recipe: what was run, how it went, and the sums of its ledger. */
@Entity
@Table(name = "run")
public class StoredRun extends PanacheEntityBase {
    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private long id;

    @Column(name = "project_id")
    private long projectId;

    @Column(name = "recipe_id")
    private @Nullable Long recipeId;

    @Column(name = "dataset_id")
    private @Nullable Long datasetId;

    @Column(name = "recipe_text")
    private String recipeText;

    private String source;

    @Enumerated(EnumType.STRING)
    private RunStatus status;

    @Column(name = "rows_read")
    private long read;

    @Column(name = "rows_kept")
    private long kept;

    @Column(name = "rows_repaired")
    private long repaired;

    @Column(name = "rows_dropped")
    private long dropped;

    @Column(name = "rows_rejected")
    private long rejected;

    private @Nullable String report;

    private @Nullable String problem;

    @Column(name = "started_at")
    private Instant startedAt;

    @Column(name = "ended_at")
    private @Nullable Instant endedAt;

    @SuppressWarnings("NullAway.Init") // filled by Hibernate
    protected StoredRun() {}

    StoredRun(long projectId, long recipeId, long datasetId, String recipeText, String source, Instant now) {
        this.projectId = projectId;
        this.recipeId = recipeId;
        this.datasetId = datasetId;
        this.recipeText = recipeText;
        this.source = source;
        this.status = RunStatus.RUNNING;
        this.startedAt = now;
    }

    public long id() {
        return id;
    }

    public long projectId() {
        return projectId;
    }

    /** The recipe it was started from; {@code null} when that was deleted since. */
    public @Nullable Long recipeId() {
        return recipeId;
    }

    public @Nullable Long datasetId() {
        return datasetId;
    }

    /** The recipe as it was when the run began, as YAML. */
    public String recipeText() {
        return recipeText;
    }

    /** The dataset's name. */
    public String source() {
        return source;
    }

    public RunStatus status() {
        return status;
    }

    public long read() {
        return read;
    }

    public long kept() {
        return kept;
    }

    public long repaired() {
        return repaired;
    }

    public long dropped() {
        return dropped;
    }

    public long rejected() {
        return rejected;
    }

    /** How a page colours the rows dropped: none of them need no colour. */
    public String droppedTone() {
        return dropped > 0 ? "warn" : "";
    }

    public String rejectedTone() {
        return rejected > 0 ? "error" : "";
    }

    /** The {@code report.json} of a finished run. */
    public @Nullable String report() {
        return report;
    }

    /** Why it failed, as JSON: code, message and arguments; {@code null} when it did not. */
    public @Nullable String problem() {
        return problem;
    }

    public Instant startedAt() {
        return startedAt;
    }

    public @Nullable Instant endedAt() {
        return endedAt;
    }

    /** Where a page follows its progress. */
    public String progressPath() {
        return "/runs/" + id + "/progress";
    }

    void finish(LedgerCounts counts, String finalReport, Instant now) {
        status = RunStatus.DONE;
        read = counts.read();
        kept = counts.kept();
        repaired = counts.repaired();
        dropped = counts.dropped();
        rejected = counts.rejected();
        report = finalReport;
        endedAt = now;
    }

    void breakOff(RunStatus how, @Nullable String why, Instant now) {
        status = how;
        problem = why;
        endedAt = now;
    }
}
