package dev.tuneset.engine.recipe;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLGenerator;
import dev.tuneset.engine.outcome.Problem;
import dev.tuneset.engine.outcome.TunesetException;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;

/** The recipe as YAML text; JSON, being YAML, is read too. */
public final class RecipeText {
    /** A recipe is a page of text; anything larger is a mistake or an attack. */
    public static final int CHARACTERS_MAX = 1_000_000;

    private static final ObjectMapper YAML = JsonMapper.builder(factory())
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private RecipeText() {}

    public static Recipe parse(String text) {
        if (text.length() > CHARACTERS_MAX) {
            throw new TunesetException(
                    Problem.LIMIT_REACHED,
                    "recipe_too_long",
                    "The recipe has more than " + CHARACTERS_MAX + " characters.",
                    CHARACTERS_MAX);
        }
        try {
            return RecipeTree.read(YAML.readValue(text, Map.class));
        } catch (JsonProcessingException e) {
            JsonLocation place = e.getLocation();
            String said = e.getOriginalMessage().lines().findFirst().orElse("");
            TunesetException trouble = new TunesetException(
                    Problem.BAD_REQUEST, "recipe_syntax", "The recipe is not valid YAML: " + said, said);
            throw place == null ? trouble : trouble.at(place.getLineNr(), place.getColumnNr());
        }
    }

    public static String write(Recipe recipe) {
        return writeTree(RecipeTree.write(recipe));
    }

    static String writeTree(Map<String, @Nullable Object> tree) {
        try {
            return YAML.writeValueAsString(tree);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a recipe tree holds only plain values", e);
        }
    }

    private static YAMLFactory factory() {
        LoaderOptions limits = new LoaderOptions();
        limits.setCodePointLimit(CHARACTERS_MAX);
        limits.setMaxAliasesForCollections(20);
        limits.setNestingDepthLimit(30);
        return YAMLFactory.builder()
                .loaderOptions(limits)
                .disable(YAMLGenerator.Feature.WRITE_DOC_START_MARKER)
                .disable(YAMLGenerator.Feature.SPLIT_LINES)
                .enable(YAMLGenerator.Feature.MINIMIZE_QUOTES)
                .enable(YAMLGenerator.Feature.ALWAYS_QUOTE_NUMBERS_AS_STRINGS)
                .enable(YAMLGenerator.Feature.INDENT_ARRAYS_WITH_INDICATOR)
                .build();
    }
}
