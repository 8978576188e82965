package dev.tuneset.template;

import dev.tuneset.files.Blob;
import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A model's {@code tokenizer.json} that a project brought. */
@Entity
@Table(name = "tokenizer")
public class OwnTokenizer extends PanacheEntityBase {
    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private long id;

    @Column(name = "project_id")
    private long projectId;

    private String name;

    @Column(name = "live_name")
    private @Nullable String liveName;

    @Column(name = "file_name")
    private String fileName;

    @Column(name = "blob_hash")
    private String blobHash;

    private long bytes;

    @Column(name = "created_at")
    private Instant createdAt;

    @Column(name = "deleted_at")
    private @Nullable Instant deletedAt;

    @SuppressWarnings("NullAway.Init") // filled by Hibernate
    protected OwnTokenizer() {}

    OwnTokenizer(long projectId, String name, String fileName, Blob blob, Instant now) {
        this.projectId = projectId;
        this.name = name;
        this.liveName = name;
        this.fileName = fileName;
        this.blobHash = blob.hash();
        this.bytes = blob.bytes();
        this.createdAt = now;
    }

    public long id() {
        return id;
    }

    public long projectId() {
        return projectId;
    }

    public String name() {
        return name;
    }

    /** What the file was called. */
    public String fileName() {
        return fileName;
    }

    /** SHA-256 of the file. */
    public String blobHash() {
        return blobHash;
    }

    public long bytes() {
        return bytes;
    }

    public Instant createdAt() {
        return createdAt;
    }

    void rename(String newName) {
        name = newName;
        liveName = newName;
    }

    void delete(Instant now) {
        liveName = null;
        deletedAt = now;
    }

    void restore() {
        liveName = name;
        deletedAt = null;
    }
}
