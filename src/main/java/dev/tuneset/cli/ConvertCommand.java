package dev.tuneset.cli;

import dev.tuneset.engine.outcome.TunesetException;
import dev.tuneset.engine.recipe.Recipe;
import dev.tuneset.engine.row.RowReader;
import dev.tuneset.engine.run.Conversion;
import dev.tuneset.engine.run.LedgerCounts;
import dev.tuneset.engine.run.Report;
import dev.tuneset.engine.run.Run;
import dev.tuneset.engine.source.LateColumns;
import dev.tuneset.engine.source.SourceOptions;
import dev.tuneset.engine.source.Sources;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.Locale;
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
            "Examples:",
            "  tuneset convert part-*.jsonl more/ --to chatml --from sharegpt --out all",
            "  tuneset convert titanic.csv --output-column survived \\",
            "      --merged-prompt \"A {sex} passenger[[ of {age} years]]. Survived?\" \\",
            "      --to sharegpt --out titanic-sharegpt"
        },
        mixinStandardHelpOptions = true)
final class ConvertCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Mixin
    private SourceArguments source;

    @Mixin
    private RecipeArguments recipe;

    @Option(names = "--as", paramLabel = "KIND", description = "jsonl (the default), json, csv or parquet.")
    private @Nullable String as;

    @Option(
            names = "--compression",
            paramLabel = "NAME",
            description = "Parquet: snappy (the default), zstd, gzip or none.")
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

    @Option(
            names = "--out",
            required = true,
            paramLabel = "DIR",
            description = "The folder to write; must not exist, or be empty.")
    private Path out;

    @Option(names = "--strict", description = "End with exit code 1 when rows were rejected.")
    private boolean strict;

    @Option(names = "--json", description = "Print the report as JSON.")
    private boolean json;

    @Override
    public Integer call() throws IOException {
        Console console = Console.of(spec);
        Sources sources = CommonSources.sources();
        Recipe wanted = recipe.over(source, sources, this::given);
        Conversion conversion = new Conversion(
                wanted, name -> recipe.templates().find(name), LocalDateTime.now(ZoneId.systemDefault()));
        source.remarks(sources, wanted.source().options()).forEach(console::warn);
        Report report;
        try (Interruption interruption = new Interruption(console)) {
            report = run(sources, new Run(wanted, conversion), wanted.source().options(), interruption);
        }
        if (json) {
            console.json(report.tree());
        } else {
            tell(console, report);
        }
        return strict && report.ledger().rejected() > 0 ? ExitCode.REJECTED_ROWS : ExitCode.DONE;
    }

    /** Most sources have all their columns in their first rows; of the others all is looked at before. */
    private Report run(Sources sources, Run run, SourceOptions options, Interruption interruption) throws IOException {
        try (RowReader rows = source.openQuickly(sources, options)) {
            return run.into(out, rows, interruption);
        } catch (LateColumns e) {
            return runOnAll(sources, run, options, interruption);
        } catch (TunesetException e) {
            if (!e.code().equals("unknown_column")) {
                throw e;
            }
            return runOnAll(sources, run, options, interruption);
        }
    }

    private Report runOnAll(Sources sources, Run run, SourceOptions options, Interruption interruption)
            throws IOException {
        try (RowReader rows = source.open(sources, options)) {
            return run.into(out, rows, interruption);
        }
    }

    /** How the files are written, over what the recipe says. */
    private void given(Map<String, @Nullable Object> tree) {
        RecipeArguments.put(tree, "write", "as", as);
        RecipeArguments.put(tree, "write", "compression", compression);
        RecipeArguments.put(tree, "write", "shards", shards == null ? null : shards(shards));
        pack.tree().forEach((field, value) -> RecipeArguments.put(tree, "pack", field, value));
        if (tree.get("pack") instanceof Map<?, ?> fields && !fields.containsKey("for")) {
            throw RecipeArguments.alone("--pack-name, --model, --license and --language", "--pack");
        }
        if (!split.isEmpty()) {
            tree.put("split", new LinkedHashMap<String, @Nullable Object>(split));
        }
    }

    private static Map<String, @Nullable Object> shards(String text) {
        boolean rows = text.matches("\\d{1,18}");
        return Map.of(rows ? "rows" : "size", rows ? (Object) Long.valueOf(text) : text);
    }

    private void tell(Console console, Report report) throws IOException {
        LedgerCounts ledger = report.ledger();
        console.say(String.format(
                Locale.ROOT,
                "%,d rows read: %,d kept, %,d repaired, %,d dropped, %,d rejected",
                ledger.read(),
                ledger.kept(),
                ledger.repaired(),
                ledger.dropped(),
                ledger.rejected()));
        report.notes().forEach(note -> console.say("note: " + note.detail()));
        PackText.of(report.pack()).forEach(console::say);
        if (!ledger.reasons().isEmpty()) {
            tellReasons(console, ledger);
        }
        report.artifacts()
                .forEach(artifact -> console.say(String.format(
                        Locale.ROOT,
                        "%s  %,d bytes  sha256 %s",
                        out.resolve(artifact.name()),
                        artifact.bytes(),
                        artifact.sha256())));
    }

    private void tellReasons(Console console, LedgerCounts ledger) throws IOException {
        Map<String, String> first = LedgerHead.of(out.resolve("ledger.jsonl"));
        ledger.reasons().forEach((reason, rows) -> {
            String where = first.get(reason.wire());
            console.say(String.format(
                    Locale.ROOT, "  %,d %s%s", rows, reason.wire(), where == null ? "" : ", first " + where));
        });
    }
}
