package dev.tuneset.cli;

import dev.tuneset.engine.quality.ColumnProfile;
import dev.tuneset.engine.quality.Histogram;
import dev.tuneset.engine.quality.Profiler;
import dev.tuneset.engine.quality.Spread;
import dev.tuneset.engine.quality.ValueCount;
import dev.tuneset.engine.row.ReadRow;
import dev.tuneset.engine.row.Row;
import dev.tuneset.engine.row.RowReader;
import dev.tuneset.engine.source.Guess;
import dev.tuneset.engine.source.SourceOptions;
import dev.tuneset.engine.source.Sources;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code tuneset stats}: what each column of a source is like. */
@Command(
        name = "stats",
        description =
                "Profile the columns of a source: type, missing and distinct values, lengths, most frequent values.",
        mixinStandardHelpOptions = true)
final class StatsCommand implements Callable<Integer> {
    private static final int TOP_SHOWN = 3;
    private static final int TOP_CHARS_SHOWN = 24;
    static final int NAME_CHARS_SHOWN = 32;

    @Spec
    private CommandSpec spec;

    @Mixin
    private SourceArguments source;

    @Option(
            names = "--tokenizer",
            paramLabel = "NAME|FILE|DIR",
            description = "Count the tokens of texts too, by a model's tokenizer.json, o200k_base or cl100k_base.")
    private @Nullable String tokenizer;

    @Option(names = "--json", description = "Print as JSON, histograms included.")
    private boolean json;

    @Override
    public Integer call() throws IOException {
        Sources sources = CommonSources.sources();
        Guess guess = source.guess(sources, SourceOptions.GUESSED);
        Console console = Console.of(spec);
        source.remarks(guess).forEach(console::warn);
        long bad = 0;
        Profiler profiler;
        ColumnTokens tokens = null;
        try (RowReader rows = source.open(sources, guess.options())) {
            profiler = new Profiler(rows.schema());
            tokens = tokenizer == null
                    ? null
                    : new ColumnTokens(
                            NamedTokenizers.find(tokenizer), rows.schema().columns());
            for (ReadRow row = rows.next(); row != null; row = rows.next()) {
                if (row instanceof Row whole) {
                    profiler.add(whole);
                    if (tokens != null) {
                        tokens.add(whole);
                    }
                } else {
                    bad++;
                }
            }
        }
        if (json) {
            console.json(tree(profiler, bad, tokens));
        } else {
            tell(console, profiler, bad);
            tell(console, tokens);
        }
        return ExitCode.DONE;
    }

    private static void tell(Console console, Profiler profiler, long bad) {
        List<List<String>> table = new ArrayList<>();
        table.add(List.of("column", "type", "missing", "distinct", "min", "median", "p95", "max", "most frequent"));
        profiler.profiles().forEach(profile -> table.add(line(profile)));
        TextTable.lines(table, 2, 8).forEach(console::say);
        console.say("");
        console.say(String.format(Locale.ROOT, "%,d rows, %,d bad rows", profiler.rows(), bad));
        console.say(
                "min to max: values of numbers and dates, else characters of texts or items of lists; ~ is estimated");
    }

    private static void tell(Console console, @Nullable ColumnTokens tokens) {
        if (tokens != null) {
            console.say("");
            tokens.lines().forEach(console::say);
            console.say("");
            console.say("counted by " + tokens.tokenizer());
        }
    }

    private static List<String> line(ColumnProfile profile) {
        Histogram measured = profile.numbers() == null ? profile.lengths() : profile.numbers();
        Spread spread = measured == null ? null : measured.spread();
        String about = spread != null && spread.estimated() ? "~" : "";
        boolean dates = profile.earliest() != null;
        return List.of(
                TextTable.cut(profile.column(), NAME_CHARS_SHOWN),
                profile.type().wire(),
                String.format(Locale.ROOT, "%,d", profile.missing() + profile.blank()),
                (profile.distinctExact() ? "" : "~") + String.format(Locale.ROOT, "%,d", profile.distinct()),
                dates ? String.valueOf(profile.earliest()) : spread == null ? "" : number(spread.min()),
                dates || spread == null ? "" : about + number(spread.median()),
                dates || spread == null ? "" : about + number(spread.p95()),
                dates ? String.valueOf(profile.latest()) : spread == null ? "" : number(spread.max()),
                top(profile));
    }

    private static String top(ColumnProfile profile) {
        StringBuilder told = new StringBuilder();
        for (ValueCount value : profile.topValues().stream().limit(TOP_SHOWN).toList()) {
            if (value.count() > 1) {
                told.append(told.isEmpty() ? "" : ", ")
                        .append(TextTable.cut(value.value(), TOP_CHARS_SHOWN))
                        .append(String.format(Locale.ROOT, " (%,d)", value.count()));
            }
        }
        return told.toString();
    }

    static String number(double value) {
        return new BigDecimal(value, new MathContext(6)).stripTrailingZeros().toPlainString();
    }

    private static Map<String, @Nullable Object> tree(Profiler profiler, long bad, @Nullable ColumnTokens tokens) {
        Map<String, @Nullable Object> tree = new LinkedHashMap<>();
        tree.put("rows", profiler.rows());
        tree.put("bad_rows", bad);
        List<Map<String, @Nullable Object>> columns = new ArrayList<>();
        for (ColumnProfile profile : profiler.profiles()) {
            Map<String, @Nullable Object> column = tree(profile);
            if (tokens != null) {
                column.put("tokens_total", tokens.total(columns.size()));
                column.put("tokens", tree(tokens.histogram(columns.size())));
            }
            columns.add(column);
        }
        tree.put("columns", columns);
        if (tokens != null) {
            tree.put("tokenizer", tokens.tokenizer());
            tree.put("tokens_exact", tokens.exact());
        }
        return tree;
    }

    private static Map<String, @Nullable Object> tree(ColumnProfile profile) {
        Map<String, @Nullable Object> tree = new LinkedHashMap<>();
        tree.put("column", profile.column());
        tree.put("type", profile.type().wire());
        tree.put("rows", profile.rows());
        tree.put("missing", profile.missing());
        tree.put("blank", profile.blank());
        tree.put("distinct", profile.distinct());
        tree.put("distinct_exact", profile.distinctExact());
        tree.put(
                "top_values",
                profile.topValues().stream()
                        .map(value -> Map.of("value", value.value(), "count", value.count()))
                        .toList());
        tree.put("top_exact", profile.topExact());
        tree.put("lengths", tree(profile.lengths()));
        tree.put("numbers", tree(profile.numbers()));
        tree.put("earliest", profile.earliest());
        tree.put("latest", profile.latest());
        return tree;
    }

    private static @Nullable Map<String, @Nullable Object> tree(@Nullable Histogram histogram) {
        if (histogram == null) {
            return null;
        }
        Spread spread = histogram.spread();
        Map<String, @Nullable Object> tree = new LinkedHashMap<>();
        tree.put("count", spread.count());
        tree.put("min", spread.min());
        tree.put("mean", spread.mean());
        tree.put("median", spread.median());
        tree.put("p95", spread.p95());
        tree.put("max", spread.max());
        tree.put("estimated", spread.estimated());
        tree.put(
                "bins",
                histogram.bins().stream()
                        .map(bin -> Map.of("from", bin.from(), "to", bin.to(), "count", bin.count()))
                        .toList());
        return tree;
    }
}
