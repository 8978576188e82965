package dev.tuneset.recipe;

import dev.tuneset.dataset.Dataset;
import dev.tuneset.dataset.Datasets;
import dev.tuneset.engine.recipe.Recipe;
import dev.tuneset.engine.recipe.RecipeText;
import dev.tuneset.engine.store.Sha256;
import dev.tuneset.engine.template.ChatTemplate;
import dev.tuneset.template.Templates;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.util.TreeMap;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Names all that the examples of a recipe depend on, so that one knows whether what was told of them still holds. */
@ApplicationScoped
public class Fingerprints {
    private final Datasets datasets;
    private final Templates templates;
    private final String version;

    public Fingerprints(
            Datasets datasets,
            Templates templates,
            @ConfigProperty(name = "quarkus.application.version") String version) {
        this.datasets = datasets;
        this.templates = templates;
        this.version = version;
    }

    /** The version of Tuneset, the recipe with its chat template, and the rows. */
    public String of(SavedRecipe saved) {
        return of(saved, saved.recipe(), "");
    }

    /**
     * The same for another recipe over the rows of a saved one.
     *
     * @param more what else it is to depend on
     */
    public String of(SavedRecipe saved, Recipe recipe, String more) {
        Dataset dataset = datasets.get(saved.datasetId());
        String name = recipe.target().chatTemplate();
        String template = name == null
                ? ""
                : templates
                        .find(saved.projectId(), name)
                        .map(Fingerprints::text)
                        .orElse("");
        String rows = dataset.id() + ":" + dataset.blobHash() + ":" + dataset.options() + ":" + dataset.rowsInAll();
        String all = String.join("\0", version, RecipeText.write(recipe), template, rows, more);
        return Sha256.hex(all.getBytes(StandardCharsets.UTF_8));
    }

    private static String text(ChatTemplate template) {
        return template.source() + "\0" + template.stopToken() + "\0" + new TreeMap<>(template.specialTokens());
    }
}
