package dev.tuneset.engine.recipe;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLGenerator;
import dev.tuneset.engine.outcome.Problem;
import dev.tuneset.engine.outcome.TunesetException;
import dev.tuneset.engine.sink.JsonValues;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.error.MarkedYAMLException;

/** The recipe as YAML text; JSON, being YAML, is read too. */
public final class RecipeText {
    /** A recipe is a page of text; anything larger is a mistake or an attack. */
    public static final int CHARACTERS_MAX = 1_000_000;

    private static final YAMLFactory YAML = factory();

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
            return RecipeTree.read(tree(text));
        } catch (JsonProcessingException e) {
            JsonLocation place = e.getLocation();
            String said = said(e);
            TunesetException trouble = new TunesetException(
                    Problem.BAD_REQUEST, "recipe_syntax", "The recipe is not valid YAML: " + said, said);
            throw place == null ? trouble : trouble.at(place.getLineNr(), place.getColumnNr());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What is wrong; the first line of YAML's own words only says what it was reading. */
    private static String said(JsonProcessingException e) {
        String context = e.getOriginalMessage().lines().findFirst().orElse("");
        return e.getCause() instanceof MarkedYAMLException yaml
                        && yaml.getProblem() != null
                        && !yaml.getProblem().equals(context)
                ? context + ": " + yaml.getProblem()
                : context;
    }

    private static Map<String, @Nullable Object> tree(String text) throws IOException {
        try (JsonParser yaml = YAML.createParser(text)) {
            if (yaml.nextToken() != JsonToken.START_OBJECT) {
                throw new JsonParseException(yaml, "a recipe is a map of sections");
            }
            Map<String, @Nullable Object> tree = map(yaml);
            if (yaml.nextToken() != null) {
                throw new JsonParseException(yaml, "something stands after the recipe");
            }
            return tree;
        }
    }

    private static Map<String, @Nullable Object> map(JsonParser yaml) throws IOException {
        Map<String, @Nullable Object> map = new LinkedHashMap<>();
        while (yaml.nextToken() != JsonToken.END_OBJECT) {
            String key = yaml.currentName();
            yaml.nextToken();
            map.put(key, value(yaml));
        }
        return map;
    }

    private static List<@Nullable Object> list(JsonParser yaml) throws IOException {
        List<@Nullable Object> list = new ArrayList<>();
        while (yaml.nextToken() != JsonToken.END_ARRAY) {
            list.add(value(yaml));
        }
        return list;
    }

    private static @Nullable Object value(JsonParser yaml) throws IOException {
        return switch (yaml.currentToken()) {
            case START_OBJECT -> map(yaml);
            case START_ARRAY -> list(yaml);
            case VALUE_TRUE -> true;
            case VALUE_FALSE -> false;
            case VALUE_NULL -> null;
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> yaml.getNumberValue();
            default -> yaml.getText();
        };
    }

    public static String write(Recipe recipe) {
        return writeTree(RecipeTree.write(recipe));
    }

    static String writeTree(Map<String, @Nullable Object> tree) {
        StringWriter text = new StringWriter();
        try (JsonGenerator yaml = YAML.createGenerator(text)) {
            JsonValues.write(yaml, tree);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString();
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
