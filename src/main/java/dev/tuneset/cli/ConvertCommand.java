package dev.tuneset.cli;

import dev.tuneset.engine.outcome.Problem;
import dev.tuneset.engine.outcome.TunesetException;
import dev.tuneset.engine.recipe.Recipe;
import dev.tuneset.engine.recipe.RecipeText;
import dev.tuneset.engine.recipe.RecipeTree;
import dev.tuneset.engine.row.RowReader;
import dev.tuneset.engine.run.Conversion;
import dev.tuneset.engine.run.LedgerCounts;
import dev.tuneset.engine.run.Report;
import dev.tuneset.engine.run.Run;
import dev.tuneset.engine.source.SourceOptions;
import dev.tuneset.engine.source.Sources;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code tuneset convert}: a source through a recipe into a folder. */
@Command(
        name = "convert",
        description = "Convert a source into training files.",
        footer = {
            "",
            "Example:",
            "  tuneset convert titanic.csv --merged-prompt \"A {sex} of age [[{age}]] ...\" --output-column survived \\",
            "      --to sharegpt --out titanic-sharegpt"
        },
        mixinStandardHelpOptions = true)
final class ConvertCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Mixin
    private SourceArguments source;

    @Option(names = "--recipe", description = "A recipe file; the other options go over what it says.")
    private @Nullable Path recipe;

    @Option(names = "--merged-prompt", description = "The prompt: text with {column} and [[optional {column} parts]].")
    private @Nullable String mergedPrompt;

    @Option(names = "--output-column", description = "Column with the answer; may be given more than once.")
    private List<String> outputColumns = new ArrayList<>();

    @Option(names = "--system", description = "The system prompt, a text that may hold {column}.")
    private @Nullable String system;

    @Option(
            names = "--role",
            paramLabel = "ROLE=COLUMN",
            description = "One column a role instead of a merged prompt: --role user=question --role assistant=answer.")
    private Map<String, String> roles = new LinkedHashMap<>();

    @Option(names = "--gate", description = "When an optional part is shown: all, any or first of its columns filled.")
    private @Nullable String gate;

    @Option(names = "--conversation-extension", description = "How many examples are joined to one conversation.")
    private @Nullable Integer conversationExtension;

    @Option(names = "--from", description = "The format the rows have already; told from the rows when not given.")
    private @Nullable String from;

    @Option(names = "--to", description = "The target format.")
    private @Nullable String to;

    @Option(
            names = "--pairs",
            paramLabel = "METHOD",
            description =
                    "Make preference pairs of scored answers: best_worst, best_rest, neighbours or all; after the recipe's cleaning steps.")
    private @Nullable String pairs;

    @Option(names = "--margin-min", description = "With --pairs: the least difference of scores.")
    private @Nullable Double marginMin;

    @Option(names = "--pairs-max", description = "With --pairs: pairs made of one row at most.")
    private @Nullable Integer pairsMax;

    @Option(names = "--unpair", description = "Take preferences apart into single answers with a label, for KTO.")
    private boolean unpair;

    @Option(names = "--template", description = "A chat template to render the text with: a name, or a Jinja file.")
    private @Nullable String template;

    @Option(names = "--as", description = "jsonl (the default), json, csv or parquet.")
    private @Nullable String as;

    @Option(names = "--compression", description = "Parquet: snappy (the default), zstd, gzip or none.")
    private @Nullable String compression;

    @Option(
            names = "--shards",
            paramLabel = "ROWS|SIZE",
            description = "Several files a split, each with so many rows (10000) or so large (500MB).")
    private @Nullable String shards;

    @Mixin
    private PackArguments pack;

    @Option(
            names = "--split",
            paramLabel = "NAME=SHARE",
            split = ",",
            description = "Shares of train, validation and test: --split train=0.9,validation=0.1.")
    private Map<String, Double> split = new LinkedHashMap<>();

    @Option(names = "--compat", description = "unsloth: Unsloth's exact semantics, mistakes included.")
    private @Nullable String compat;

    @Option(names = "--out", required = true, description = "The folder to write; must not exist, or be empty.")
    private Path out;

    @Option(names = "--strict", description = "End with exit code 1 when rows were rejected.")
    private boolean strict;

    @Option(names = "--json", description = "Print the report as JSON.")
    private boolean json;

    @Override
    public Integer call() throws IOException {
        Console console = Console.of(spec);
        Sources sources = CommonSources.sources();
        Recipe wanted = guessed(recipe(), sources);
        Conversion conversion =
                new Conversion(wanted, new NamedTemplates()::find, LocalDateTime.now(ZoneId.systemDefault()));
        Report report;
        try (Interruption interruption = new Interruption(console);
                RowReader rows = sources.open(
                        source.file(), source.name(), wanted.source().options())) {
            report = new Run(wanted, conversion).into(out, rows, interruption);
        }
        if (json) {
            console.json(report.tree());
        } else {
            tell(console, report);
        }
        return strict && report.ledger().rejected() > 0 ? ExitCode.REJECTED_ROWS : ExitCode.DONE;
    }

    /** The recipe with every option of reading, so that the recipe beside the files reads the source in the same way again. */
    private Recipe guessed(Recipe wanted, Sources sources) throws IOException {
        SourceOptions options = sources.guess(
                        source.file(), source.name(), wanted.source().options())
                .options();
        return wanted.withSource(wanted.source().withOptions(options));
    }

    private Recipe recipe() {
        Recipe base = recipe == null ? RecipeTree.read(Map.of()) : RecipeText.parse(read(recipe));
        Recipe wanted = RecipeTree.read(given(RecipeTree.write(base)));
        SourceOptions options = source.over(wanted.source().options());
        return wanted.withSource(wanted.source().withOptions(options).withPath(source.name()));
    }

    /** The recipe's tree with the options given on the command line over it. */
    private Map<String, @Nullable Object> given(Map<String, @Nullable Object> tree) {
        Map<String, @Nullable Object> given = new LinkedHashMap<>(tree);
        put(given, "source", "format", from);
        put(given, "map", "merged_prompt", mergedPrompt);
        put(given, "map", "output_column", outputColumns.isEmpty() ? null : outputColumns);
        put(given, "map", "system", system);
        put(given, "map", "roles", roles.isEmpty() ? null : roles);
        put(given, "map", "gate", gate);
        put(given, "map", "conversation_extension", conversationExtension);
        put(given, "target", "format", to);
        put(given, "target", "chat_template", template);
        put(given, "write", "as", as);
        List<Object> steps = steps(given.get("clean"));
        if (!steps.isEmpty()) {
            given.put("clean", steps);
        }
        put(given, "write", "compression", compression);
        put(given, "write", "shards", shards == null ? null : shards(shards));
        pack.tree().forEach((field, value) -> put(given, "pack", field, value));
        if (!split.isEmpty()) {
            given.put("split", new LinkedHashMap<String, @Nullable Object>(split));
        }
        if (compat != null) {
            given.put("compat", compat);
        }
        return given;
    }

    /** The cleaning steps of the recipe, and those given here after them. */
    private List<Object> steps(@Nullable Object ofRecipe) {
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
    private static void put(Map<String, @Nullable Object> tree, String section, String field, @Nullable Object value) {
        if (value == null) {
            return;
        }
        Object old = tree.get(section);
        Map<String, @Nullable Object> fields =
                old == null ? new LinkedHashMap<>() : new LinkedHashMap<>((Map<String, @Nullable Object>) old);
        fields.put(field, value);
        tree.put(section, fields);
    }

    private static Map<String, @Nullable Object> shards(String text) {
        boolean rows = text.matches("\\d{1,18}");
        return Map.of(rows ? "rows" : "size", rows ? (Object) Long.valueOf(text) : text);
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new TunesetException(
                            Problem.BAD_REQUEST,
                            "recipe_unreadable",
                            "The recipe \"" + file + "\" cannot be read as UTF-8 text.",
                            file.toString())
                    .causedBy(e);
        }
    }

    private void tell(Console console, Report report) {
        LedgerCounts ledger = report.ledger();
        console.say("%,d rows read: %,d kept, %,d repaired, %,d dropped, %,d rejected"
                .formatted(ledger.read(), ledger.kept(), ledger.repaired(), ledger.dropped(), ledger.rejected()));
        report.notes().forEach(console::say);
        PackText.of(report.pack()).forEach(console::say);
        ledger.reasons().forEach((reason, rows) -> console.say("  %,d %s".formatted(rows, reason.wire())));
        report.artifacts()
                .forEach(artifact -> console.say("%s  %,d bytes  sha256 %s"
                        .formatted(out.resolve(artifact.name()), artifact.bytes(), artifact.sha256())));
    }
}
