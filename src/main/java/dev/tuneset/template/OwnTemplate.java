package dev.tuneset.template;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A chat template that a project brought. Each save makes a new version; versions never change. */
@Entity
@Table(name = "chat_template")
public class OwnTemplate extends PanacheEntityBase {
    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private long id;

    @Column(name = "project_id")
    private long projectId;

    private String name;

    @Column(name = "live_name")
    private @Nullable String liveName;

    private int version;

    @Column(name = "created_at")
    private Instant createdAt;

    @Column(name = "changed_at")
    private Instant changedAt;

    @Column(name = "deleted_at")
    private @Nullable Instant deletedAt;

    @SuppressWarnings("NullAway.Init") // filled by Hibernate
    protected OwnTemplate() {}

    OwnTemplate(long projectId, String name, Instant now) {
        this.projectId = projectId;
        this.name = name;
        this.liveName = name;
        this.createdAt = now;
        this.changedAt = now;
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

    /** The number of the newest version, from 1. */
    public int version() {
        return version;
    }

    public Instant createdAt() {
        return createdAt;
    }

    public Instant changedAt() {
        return changedAt;
    }

    /** The number of a version that is about to be saved. */
    int nextVersion(Instant now) {
        version++;
        changedAt = now;
        return version;
    }

    void rename(String newName, Instant now) {
        name = newName;
        liveName = newName;
        changedAt = now;
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
