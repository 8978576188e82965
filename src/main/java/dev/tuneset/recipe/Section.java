package dev.tuneset.recipe;

import dev.tuneset.engine.recipe.Recipe;
import dev.tuneset.engine.store.Sha256;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.function.Function;

/** What a page shows and changes of a recipe, so that it is noticed when another page changed it meanwhile. */
public enum Section {
    /** How rows become examples. */
    MAP(recipe -> Arrays.asList(recipe.source().format(), recipe.map(), recipe.compat())),
    /** The same, and the format they get. */
    FORMAT(recipe -> Arrays.asList(
            recipe.source(),
            recipe.map(),
            recipe.compat(),
            recipe.target().withTemplate(null),
            recipe.clean().stream().filter(PairSteps::isOne).toList())),
    /** The chat template. */
    TEMPLATE(recipe -> String.valueOf(recipe.target().chatTemplate())),
    /** All that a run depends on. */
    EXPORT(recipe -> recipe);

    private static final int MARK_CHARACTERS = 16;

    private final Function<Recipe, Object> part;

    Section(Function<Recipe, Object> part) {
        this.part = part;
    }

    /** Names the section as it is in a recipe: equal marks, equal sections. */
    public String mark(Recipe recipe) {
        byte[] text = part.apply(recipe).toString().getBytes(StandardCharsets.UTF_8);
        return Sha256.hex(text).substring(0, MARK_CHARACTERS);
    }
}
