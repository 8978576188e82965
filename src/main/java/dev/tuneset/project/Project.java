package dev.tuneset.project;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A piece of work: one goal, its datasets, recipes and runs. */
@Entity
public class Project extends PanacheEntityBase {
    /** The longest name, in characters. */
    public static final int NAME_MAX = 120;

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private long id;

    private String name;

    @Embedded
    private @Nullable Goal goal;

    @Column(name = "created_at")
    private Instant createdAt;

    @Column(name = "changed_at")
    private Instant changedAt;

    @Column(name = "deleted_at")
    private @Nullable Instant deletedAt;

    @SuppressWarnings("NullAway.Init") // filled by Hibernate
    protected Project() {}

    Project(String name, Goal goal, Instant now) {
        this.name = name;
        this.goal = goal;
        this.createdAt = now;
        this.changedAt = now;
    }

    public long id() {
        return id;
    }

    public String name() {
        return name;
    }

    public Goal goal() {
        return goal == null ? Goal.OPEN : goal;
    }

    public Instant createdAt() {
        return createdAt;
    }

    public Instant changedAt() {
        return changedAt;
    }

    /** When it was thrown away; {@code null} for a project in use. */
    public @Nullable Instant deletedAt() {
        return deletedAt;
    }

    void change(String newName, Goal newGoal, Instant now) {
        name = newName;
        goal = newGoal;
        changedAt = now;
    }

    void delete(Instant now) {
        deletedAt = now;
    }

    void restore() {
        deletedAt = null;
    }
}
