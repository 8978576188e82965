package dev.tuneset.cli;

import dev.tuneset.engine.format.Format;
import dev.tuneset.engine.format.Formats;
import dev.tuneset.engine.outcome.Problem;
import dev.tuneset.engine.outcome.TunesetException;
import dev.tuneset.engine.recipe.Recipe;
import dev.tuneset.engine.recipe.RecipeText;
import dev.tuneset.engine.recipe.RecipeTree;
import dev.tuneset.engine.source.SourceOptions;
import dev.tuneset.engine.source.Sources;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** How rows become examples: a recipe, or the options of one. */
final class RecipeArguments {
    /** The formats' names, for the help. */
    static final class FormatNames extends ArrayList<String> {
        FormatNames() {
            super(Formats.all().stream().map(Format::name).toList());
        }
    }

    @Option(
            names = "--recipe",
            paramLabel = "FILE",
            description = "A recipe file; the other options go over what it says.")
    private @Nullable Path recipe;

    @Option(
            names = "--merged-prompt",
            paramLabel = "TEXT",
            description = "The prompt: text with {column} and [[optional {column} parts]].")
    private @Nullable String mergedPrompt;

    @Option(
            names = "--output-column",
            paramLabel = "COLUMN",
            description = "Column with the answer; may be given more than once.")
    private List<String> outputColumns = new ArrayList<>();

    @Option(names = "--system", paramLabel = "TEXT", description = "The system prompt, a text that may hold {column}.")
    private @Nullable String system;

    @Option(
            names = "--role",
            paramLabel = "ROLE=COLUMN",
            description = "One column a role instead of a merged prompt: --role user=question --role assistant=answer.")
    private Map<String, String> roles = new LinkedHashMap<>();

    @Option(
            names = "--gate",
            paramLabel = "WHICH",
            description = "When an optional part is shown: all, any or first of its columns filled.")
    private @Nullable String gate;

    @Option(
            names = "--conversation-extension",
            paramLabel = "N",
            description = "How many examples are joined to one conversation.")
    private @Nullable Integer conversationExtension;

    @Option(
            names = "--from",
            paramLabel = "FORMAT",
            description = "The format the rows have already; told from the rows when not given.")
    private @Nullable String from;

    @Option(
            names = "--to",
            paramLabel = "FORMAT",
            completionCandidates = FormatNames.class,
            description = "The target format: ${COMPLETION-CANDIDATES}; chatml when not given.")
    private @Nullable String to;

    @Option(
            names = "--pairs",
            paramLabel = "METHOD",
            description =
                    "Make preference pairs of scored answers: best_worst, best_rest, neighbours or all; after the recipe's cleaning steps.")
    private @Nullable String pairs;

    @Option(names = "--margin-min", paramLabel = "N", description = "With --pairs: the least difference of scores.")
    private @Nullable Double marginMin;

    @Option(names = "--pairs-max", paramLabel = "N", description = "With --pairs: pairs made of one row at most.")
    private @Nullable Integer pairsMax;

    @Option(names = "--unpair", description = "Take preferences apart into single answers with a label, for KTO.")
    private boolean unpair;

    @Option(
            names = "--template",
            paramLabel = "NAME|FILE|DIR",
            description =
                    "A chat template to render the text with: a name, a Jinja file, a model's tokenizer_config.json, or its folder.")
    private @Nullable String template;

    @Option(
            names = "--compat",
            paramLabel = "NAME",
            description = "unsloth: Unsloth's exact semantics, mistakes included.")
    private @Nullable String compat;

    /**
     * The recipe with what is given on the command line over it, and with every option of reading, so that the recipe beside the files
     * reads the source in the same way again.
     *
     * @param more puts further sections into the recipe's tree
     */
    Recipe over(SourceArguments source, Sources sources, Consumer<Map<String, @Nullable Object>> more)
            throws IOException {
        Recipe base = recipe == null ? RecipeTree.read(Map.of()) : RecipeText.parse(read(recipe));
        Map<String, @Nullable Object> tree = new LinkedHashMap<>(RecipeTree.write(base));
        given(tree);
        more.accept(tree);
        Recipe wanted = RecipeTree.read(tree);
        SourceOptions options = source.guess(sources, wanted.source().options()).options();
        return wanted.withSource(wanted.source().withOptions(options).withPath(source.name()));
    }

    /** The chat templates the recipe can name. */
    NamedTemplates templates() {
        return new NamedTemplates(recipe);
    }

    private void given(Map<String, @Nullable Object> tree) {
        put(tree, "source", "format", from);
        put(tree, "map", "merged_prompt", mergedPrompt);
        put(tree, "map", "output_column", outputColumns.isEmpty() ? null : outputColumns);
        put(tree, "map", "system", system);
        put(tree, "map", "roles", roles.isEmpty() ? null : roles);
        put(tree, "map", "gate", gate);
        put(tree, "map", "conversation_extension", conversationExtension);
        put(tree, "target", "format", to);
        put(tree, "target", "chat_template", template);
        List<Object> steps = steps(tree.get("clean"));
        if (!steps.isEmpty()) {
            tree.put("clean", steps);
        }
        if (compat != null) {
            tree.put("compat", compat);
        }
    }

    /** The trouble with options that say nothing without another one. */
    static TunesetException alone(String options, String wanted) {
        return new TunesetException(
                Problem.BAD_REQUEST, "option_alone", options + " go with " + wanted + ".", options, wanted);
    }

    /** The cleaning steps of the recipe, and those given here after them. */
    private List<Object> steps(@Nullable Object ofRecipe) {
        if (pairs == null && (marginMin != null || pairsMax != null)) {
            throw alone("--margin-min and --pairs-max", "--pairs");
        }
        List<Object> steps = new ArrayList<>(ofRecipe instanceof List<?> list ? list : List.of());
        if (pairs != null) {
            Map<String, @Nullable Object> fields = new LinkedHashMap<>();
            fields.put("method", pairs);
            fields.put("margin_min", marginMin);
            fields.put("pairs_max", pairsMax);
            steps.add(Map.of("pairs", fields));
        }
        if (unpair) {
            steps.add(Map.of("unpair", Map.of()));
        }
        return steps;
    }

    @SuppressWarnings("unchecked")
    static void put(Map<String, @Nullable Object> tree, String section, String field, @Nullable Object value) {
        if (value == null) {
            return;
        }
        Object old = tree.get(section);
        Map<String, @Nullable Object> fields =
                old == null ? new LinkedHashMap<>() : new LinkedHashMap<>((Map<String, @Nullable Object>) old);
        fields.put(field, value);
        tree.put(section, fields);
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new TunesetException(
                            Problem.BAD_REQUEST,
                            "recipe_unreadable",
                            "The recipe \"" + file + "\" cannot be read: " + FileTrouble.of(file, e) + ".",
                            file.toString())
                    .causedBy(e);
        }
    }
}
