package dev.tuneset.cli;

import dev.tuneset.engine.row.BadRow;
import dev.tuneset.engine.row.ReadRow;
import dev.tuneset.engine.row.Row;
import dev.tuneset.engine.row.RowReader;
import dev.tuneset.engine.row.Schema;
import dev.tuneset.engine.sink.JsonValues;
import dev.tuneset.engine.source.Guess;
import dev.tuneset.engine.source.SourceOptions;
import dev.tuneset.engine.source.Sources;
import java.io.IOException;
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

/** {@code tuneset inspect}: how a source is read, its columns and rows, and what its first rows say of format, mapping and losses. */
@Command(
        name = "inspect",
        description =
                "Show how a source is read (kind, encoding, dialect, columns, rows, bad rows), which format its rows"
                        + " are in or how their columns may be mapped, and what each format would lose of them.",
        mixinStandardHelpOptions = true)
final class InspectCommand implements Callable<Integer> {
    private static final int BAD_ROWS_SHOWN = 20;
    private static final int CELL_CHARS_SHOWN = 200;

    @Spec
    private CommandSpec spec;

    @Mixin
    private SourceArguments source;

    @Option(
            names = "--rows",
            paramLabel = "N",
            description = "How many first rows to show (default: ${DEFAULT-VALUE}).")
    private int rowsShown = 3;

    @Option(names = "--json", description = "Print as JSON.")
    private boolean json;

    @Override
    public Integer call() throws IOException {
        Sources sources = CommonSources.sources();
        Seen seen = new Seen(source.guess(sources, SourceOptions.GUESSED));
        Console console = Console.of(spec);
        source.stray(seen.guess.options()).forEach(console::warn);
        try (RowReader rows = source.open(sources, seen.guess.options())) {
            seen.read(rows, Math.max(rowsShown, SampleLook.ROWS));
        }
        SampleLook look = SampleLook.of(seen.schema, seen.first(SampleLook.ROWS));
        if (json) {
            console.json(tree(seen, look));
        } else {
            tell(console, seen, look);
        }
        return ExitCode.DONE;
    }

    /** A source that was read to its end. */
    private static final class Seen {
        private final Guess guess;
        private final List<Row> rows = new ArrayList<>();
        private final List<BadRow> bad = new ArrayList<>();
        private Schema schema = Schema.of();
        private long good;
        private long refused;

        Seen(Guess guess) {
            this.guess = guess;
        }

        void read(RowReader reader, int kept) throws IOException {
            schema = reader.schema();
            for (ReadRow row = reader.next(); row != null; row = reader.next()) {
                if (row instanceof Row whole) {
                    good++;
                    if (rows.size() < kept) {
                        rows.add(whole);
                    }
                } else if (row instanceof BadRow broken) {
                    refused++;
                    if (bad.size() < BAD_ROWS_SHOWN) {
                        bad.add(broken);
                    }
                }
            }
        }

        List<Row> first(int most) {
            return rows.subList(0, Math.min(rows.size(), Math.max(0, most)));
        }
    }

    private Map<String, @Nullable Object> tree(Seen seen, SampleLook look) {
        Map<String, @Nullable Object> result = new LinkedHashMap<>();
        result.put(
                "findings",
                seen.guess.findings().stream().map(InspectCommand::tree).toList());
        result.put("columns", seen.schema.columns());
        result.put("rows", seen.good);
        result.put("bad_rows", seen.refused);
        look.addTo(result);
        result.put("first_rows", seen.first(rowsShown).stream().map(Row::toMap).toList());
        result.put("first_bad_rows", seen.bad.stream().map(InspectCommand::tree).toList());
        return result;
    }

    private void tell(Console console, Seen seen, SampleLook look) {
        for (Guess.Finding finding : seen.guess.findings()) {
            console.say(String.format(
                    Locale.ROOT,
                    "%-12s %s  (%.0f %%: %s)",
                    finding.option(),
                    shown(finding.value()),
                    finding.confidence() * 100,
                    finding.reason()));
        }
        console.say(String.format(Locale.ROOT, "%-12s %s", "columns", String.join(" | ", seen.schema.columns())));
        console.say(String.format(Locale.ROOT, "%-12s %,d", "rows", seen.good));
        console.say(String.format(Locale.ROOT, "%-12s %,d", "bad rows", seen.refused));
        look.lines().forEach(console::say);
        for (Row row : seen.first(rowsShown)) {
            console.say("");
            console.say(row.place().toString());
            row.toMap().forEach((column, value) -> console.say("  " + column + ": " + shown(JsonValues.text(value))));
        }
        for (BadRow row : seen.bad) {
            console.say("");
            console.say(row.place() + "  " + row.reason().wire() + ": " + row.detail());
        }
    }

    private static String shown(String value) {
        String line = value.replace("\t", "\\t").replace("\n", "\\n").replace("\r", "\\r");
        return line.length() > CELL_CHARS_SHOWN ? line.substring(0, CELL_CHARS_SHOWN) + "…" : line;
    }

    private static Map<String, @Nullable Object> tree(Guess.Finding finding) {
        Map<String, @Nullable Object> tree = new LinkedHashMap<>();
        tree.put("option", finding.option());
        tree.put("value", finding.value());
        tree.put("confidence", finding.confidence());
        tree.put("reason", finding.reason());
        return tree;
    }

    private static Map<String, @Nullable Object> tree(BadRow row) {
        Map<String, @Nullable Object> tree = new LinkedHashMap<>();
        tree.put("place", row.place().toString());
        tree.put("reason", row.reason().wire());
        tree.put("detail", row.detail());
        tree.put("raw", row.raw());
        return tree;
    }
}
