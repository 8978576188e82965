package dev.tuneset.recipe;

import dev.tuneset.engine.recipe.Recipe;
import dev.tuneset.engine.recipe.RecipeText;
import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;

/** A recipe of a project, bound to one of its datasets. */
@Entity
@Table(name = "recipe")
public class SavedRecipe extends PanacheEntityBase {
    /** The longest name, in characters. */
    public static final int NAME_MAX = 120;

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private long id;

    @Column(name = "project_id")
    private long projectId;

    @Column(name = "dataset_id")
    private long datasetId;

    private String name;

    private String text;

    @Column(name = "created_at")
    private Instant createdAt;

    @Column(name = "changed_at")
    private Instant changedAt;

    @SuppressWarnings("NullAway.Init") // filled by Hibernate
    protected SavedRecipe() {}

    SavedRecipe(long projectId, long datasetId, String name, Recipe recipe, Instant now) {
        this.projectId = projectId;
        this.datasetId = datasetId;
        this.name = name;
        this.text = RecipeText.write(recipe);
        this.createdAt = now;
        this.changedAt = now;
    }

    public long id() {
        return id;
    }

    public long projectId() {
        return projectId;
    }

    public long datasetId() {
        return datasetId;
    }

    public String name() {
        return name;
    }

    /** The recipe as YAML. */
    public String text() {
        return text;
    }

    public Recipe recipe() {
        return RecipeText.parse(text);
    }

    public Instant createdAt() {
        return createdAt;
    }

    public Instant changedAt() {
        return changedAt;
    }

    void rename(String newName, Instant now) {
        name = newName;
        changedAt = now;
    }

    void change(Recipe recipe, Instant now) {
        text = RecipeText.write(recipe);
        changedAt = now;
    }

    void bind(long newDatasetId, Instant now) {
        datasetId = newDatasetId;
        changedAt = now;
    }
}
