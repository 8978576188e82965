package dev.tuneset.recipe;

import dev.tuneset.engine.outcome.TunesetException;
import dev.tuneset.engine.recipe.Fields;
import dev.tuneset.engine.recipe.Recipe;
import dev.tuneset.engine.recipe.RecipeText;
import dev.tuneset.engine.recipe.RecipeTree;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Recipes by REST. */
@Path("/api/v1/recipes")
@Tag(name = "recipes")
@Produces(MediaType.APPLICATION_JSON)
public class RecipeApi {
    private static final String YAML = "application/yaml";

    private final Recipes recipes;

    public RecipeApi(Recipes recipes) {
        this.recipes = recipes;
    }

    @GET
    @Path("/{id}")
    @Operation(summary = "Get a recipe")
    public Map<String, @Nullable Object> get(long id) {
        return tree(recipes.get(id));
    }

    @GET
    @Path("/{id}/yaml")
    @Produces(YAML)
    @Operation(summary = "Get a recipe as a YAML file, as the command line reads it")
    public Response yaml(long id) {
        return Response.ok(RecipeText.write(recipes.whole(recipes.get(id))), YAML)
                .header("Content-Disposition", "attachment; filename=\"recipe.yaml\"")
                .build();
    }

    @PUT
    @Path("/{id}")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Replace a recipe", description = "Body: {\"recipe\": {...}}.")
    public Map<String, @Nullable Object> change(long id, Map<String, @Nullable Object> body) {
        return tree(recipes.change(id, recipe(Fields.of("", body).allow("recipe"))));
    }

    @PATCH
    @Path("/{id}")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Rename a recipe or point it at another dataset")
    public Map<String, @Nullable Object> patch(long id, Map<String, @Nullable Object> body) {
        Fields fields = Fields.of("", body).allow("name", "dataset_id");
        String name = fields.text("name");
        Long dataset = fields.integer("dataset_id");
        return tree(recipes.patch(id, name, dataset));
    }

    @DELETE
    @Path("/{id}")
    @Operation(summary = "Delete a recipe; its finished runs stay")
    public void delete(long id) {
        recipes.delete(id);
    }

    /** The recipe in a body; refused as well when it names a tool that cannot take what it writes. */
    static Recipe recipe(Fields fields) {
        Recipe recipe = fields.raw("recipe") instanceof String yaml
                ? RecipeText.parse(yaml)
                : RecipeTree.read(fields.raw("recipe"));
        Optional<TunesetException> misfit = recipe.misfit();
        if (misfit.isPresent()) {
            throw misfit.get();
        }
        return recipe;
    }

    static Map<String, @Nullable Object> tree(SavedRecipe saved) {
        Map<String, @Nullable Object> tree = new LinkedHashMap<>();
        tree.put("id", saved.id());
        tree.put("project_id", saved.projectId());
        tree.put("dataset_id", saved.datasetId());
        tree.put("name", saved.name());
        tree.put("recipe", RecipeTree.write(saved.recipe()));
        tree.put("created_at", saved.createdAt().toString());
        tree.put("changed_at", saved.changedAt().toString());
        return tree;
    }
}
