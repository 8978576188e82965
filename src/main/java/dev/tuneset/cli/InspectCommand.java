package dev.tuneset.cli;

import dev.tuneset.engine.row.BadRow;
import dev.tuneset.engine.row.ReadRow;
import dev.tuneset.engine.row.Row;
import dev.tuneset.engine.row.RowReader;
import dev.tuneset.engine.sink.JsonValues;
import dev.tuneset.engine.source.Guess;
import dev.tuneset.engine.source.SourceOptions;
import dev.tuneset.engine.source.Sources;
import java.io.IOException;
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

/** {@code tuneset inspect}: how a source is read, its columns, first rows and bad rows. */
@Command(
        name = "inspect",
        description = "Show how a source is read: kind, encoding, dialect, columns, rows, bad rows.",
        mixinStandardHelpOptions = true)
final class InspectCommand implements Callable<Integer> {
    private static final int BAD_ROWS_SHOWN = 20;
    private static final int CELL_CHARS_SHOWN = 200;

    @Spec
    private CommandSpec spec;

    @Mixin
    private SourceArguments source;

    @Option(names = "--rows", description = "How many first rows to show (default: ${DEFAULT-VALUE}).")
    private int rowsShown = 3;

    @Option(names = "--json", description = "Print as JSON.")
    private boolean json;

    @Override
    public Integer call() throws IOException {
        Sources sources = CommonSources.sources();
        Guess guess = source.guess(sources, SourceOptions.GUESSED);
        List<Row> first = new ArrayList<>();
        List<BadRow> bad = new ArrayList<>();
        long good = 0;
        long refused = 0;
        List<String> columns;
        try (RowReader rows = source.open(sources, guess.options())) {
            columns = rows.schema().columns();
            for (ReadRow row = rows.next(); row != null; row = rows.next()) {
                if (row instanceof Row whole) {
                    good++;
                    if (first.size() < rowsShown) {
                        first.add(whole);
                    }
                } else if (row instanceof BadRow broken) {
                    refused++;
                    if (bad.size() < BAD_ROWS_SHOWN) {
                        bad.add(broken);
                    }
                }
            }
        }
        Map<String, @Nullable Object> result = new LinkedHashMap<>();
        result.put(
                "findings", guess.findings().stream().map(InspectCommand::tree).toList());
        result.put("columns", columns);
        result.put("rows", good);
        result.put("bad_rows", refused);
        result.put("first_rows", first.stream().map(Row::toMap).toList());
        result.put("first_bad_rows", bad.stream().map(InspectCommand::tree).toList());
        Console console = Console.of(spec);
        if (json) {
            console.json(result);
        } else {
            tell(console, guess, columns, first, bad, good, refused);
        }
        return ExitCode.DONE;
    }

    private void tell(
            Console console,
            Guess guess,
            List<String> columns,
            List<Row> first,
            List<BadRow> bad,
            long good,
            long refused) {
        for (Guess.Finding finding : guess.findings()) {
            console.say("%-12s %s  (%.0f %%: %s)"
                    .formatted(finding.option(), shown(finding.value()), finding.confidence() * 100, finding.reason()));
        }
        console.say("%-12s %s".formatted("columns", String.join(" | ", columns)));
        console.say("%-12s %,d".formatted("rows", good));
        console.say("%-12s %,d".formatted("bad rows", refused));
        for (Row row : first) {
            console.say("");
            console.say(row.place().toString());
            row.toMap().forEach((column, value) -> console.say("  " + column + ": " + shown(JsonValues.text(value))));
        }
        for (BadRow row : bad) {
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
