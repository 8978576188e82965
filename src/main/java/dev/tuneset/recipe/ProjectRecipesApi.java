package dev.tuneset.recipe;

import dev.tuneset.engine.outcome.Wanted;
import dev.tuneset.engine.recipe.Fields;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** The recipes of a project by REST. */
@Path("/api/v1/projects/{projectId}/recipes")
@Tag(name = "recipes")
@Produces(MediaType.APPLICATION_JSON)
public class ProjectRecipesApi {
    private final Recipes recipes;

    public ProjectRecipesApi(Recipes recipes) {
        this.recipes = recipes;
    }

    @GET
    @Operation(summary = "List the recipes of a project")
    public List<Map<String, @Nullable Object>> list(long projectId) {
        return recipes.list(projectId).stream().map(RecipeApi::tree).toList();
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            summary = "Save a recipe",
            description =
                    "Body: {\"dataset_id\": 1, \"name\": \"...\", \"recipe\": {...}}; the recipe as an object or as YAML text.")
    public Response create(long projectId, Map<String, @Nullable Object> body) {
        Fields fields = Fields.of("", body).allow("dataset_id", "name", "recipe");
        Long dataset = fields.integer("dataset_id");
        if (dataset == null) {
            throw fields.wrong("dataset_id", Wanted.of("dataset_id", "the id of a dataset of the project"));
        }
        SavedRecipe saved = recipes.create(projectId, dataset, fields.text("name", ""), RecipeApi.recipe(fields));
        return Response.created(URI.create("/api/v1/recipes/" + saved.id()))
                .entity(RecipeApi.tree(saved))
                .build();
    }
}
