package dev.tuneset.dataset;

import dev.tuneset.engine.source.Guess;
import dev.tuneset.files.Blob;
import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A file brought into a project, and how its rows are read. */
@Entity
public class Dataset extends PanacheEntityBase {
    /** The longest name, in characters. */
    public static final int NAME_MAX = 200;

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private long id;

    @Column(name = "project_id")
    private long projectId;

    private String name;

    @Column(name = "file_name")
    private String fileName;

    @Column(name = "blob_hash")
    private String blobHash;

    private long bytes;

    @Enumerated(EnumType.STRING)
    private Status status;

    @Convert(converter = Json.OptionsColumn.class)
    private ReadOptions options;

    @Column(name = "wanted_options")
    @Convert(converter = Json.OptionsColumn.class)
    private @Nullable ReadOptions wantedOptions;

    @Convert(converter = Json.FindingsColumn.class)
    private List<Guess.Finding> findings;

    @Column(name = "columns_read")
    @Convert(converter = Json.NamesColumn.class)
    private List<String> columns;

    @Column(name = "rows_read")
    private long rows;

    @Column(name = "rows_bad")
    private long badRows;

    private int generation;

    private @Nullable Integer store;

    @Convert(converter = Json.MishapColumn.class)
    private @Nullable Mishap problem;

    @Column(name = "created_at")
    private Instant createdAt;

    @Column(name = "changed_at")
    private Instant changedAt;

    @Column(name = "deleted_at")
    private @Nullable Instant deletedAt;

    @SuppressWarnings("NullAway.Init") // filled by Hibernate
    protected Dataset() {}

    Dataset(long projectId, String name, Blob blob, Guess guess, Instant now) {
        this.projectId = projectId;
        this.name = name;
        this.fileName = name;
        this.blobHash = blob.hash();
        this.bytes = blob.bytes();
        this.status = Status.UPLOADED;
        this.options = ReadOptions.of(guess.options());
        this.findings = guess.findings();
        this.columns = List.of();
        this.createdAt = now;
        this.changedAt = now;
    }

    public long id() {
        return id;
    }

    public long projectId() {
        return projectId;
    }

    /** What the user calls it; at first the name of the file. */
    public String name() {
        return name;
    }

    /** The name of the file as it came, {@code titanic.csv}; also the source's name in places. */
    public String fileName() {
        return fileName;
    }

    /** SHA-256 of the file's bytes. */
    public String blobHash() {
        return blobHash;
    }

    public long bytes() {
        return bytes;
    }

    public Status status() {
        return status;
    }

    /** How the rows that are there were read; before the first import, how they would be. */
    public ReadOptions options() {
        return options;
    }

    /** How the rows are being read, or were to be read when the import broke off. */
    public ReadOptions nextOptions() {
        return wantedOptions == null ? options : wantedOptions;
    }

    public List<Guess.Finding> findings() {
        return findings;
    }

    /** What kind of file it is: {@code csv}, {@code jsonl} ...; {@code mixed} for several files of different kinds. */
    public String kind() {
        String kind = options.kind();
        return kind == null ? "mixed" : kind;
    }

    public List<String> columns() {
        return columns;
    }

    /** Rows that could be read. */
    public long rows() {
        return rows;
    }

    /** Rows that could not be read. */
    public long badRows() {
        return badRows;
    }

    public long rowsInAll() {
        return rows + badRows;
    }

    /** Where the page of the dataset is. */
    public String path() {
        return "/datasets/" + id;
    }

    public String rowsPath() {
        return path() + "/rows";
    }

    public String progressPath() {
        return path() + "/progress";
    }

    /** What went wrong with the last import, or {@code null}. */
    public @Nullable Mishap problem() {
        return problem;
    }

    public Instant createdAt() {
        return createdAt;
    }

    public Instant changedAt() {
        return changedAt;
    }

    /** When it was thrown away; {@code null} for a dataset in use. */
    public @Nullable Instant deletedAt() {
        return deletedAt;
    }

    /** Whether there are rows to be read; they stay while the file is imported anew. */
    public boolean hasRows() {
        return store != null;
    }

    /** The folder of the rows, as a number; {@code null} before the first import. */
    public @Nullable Integer store() {
        return store;
    }

    int generation() {
        return generation;
    }

    void delete(Instant now) {
        deletedAt = now;
    }

    void restore() {
        deletedAt = null;
    }

    void rename(String newName, Instant now) {
        name = newName;
        changedAt = now;
    }

    void beginImport(ReadOptions wanted, List<String> expectedColumns, Instant now) {
        status = Status.IMPORTING;
        wantedOptions = wanted;
        generation++;
        if (!hasRows()) {
            columns = List.copyOf(expectedColumns);
        }
        problem = null;
        changedAt = now;
    }

    void finishImport(Guess guess, Imported imported, Instant now) {
        status = Status.READY;
        options = ReadOptions.of(guess.options());
        findings = guess.findings();
        wantedOptions = null;
        columns = imported.columns();
        rows = imported.rows();
        badRows = imported.badRows();
        store = generation;
        problem = null;
        changedAt = now;
    }

    /** The import ended without rows; those of an import before are still good. */
    void breakOff(Status without, @Nullable Mishap why, Instant now) {
        status = hasRows() ? Status.READY : without;
        problem = why;
        changedAt = now;
    }
}
