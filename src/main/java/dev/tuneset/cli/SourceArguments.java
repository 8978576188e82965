package dev.tuneset.cli;

import dev.tuneset.engine.outcome.Problem;
import dev.tuneset.engine.outcome.TunesetException;
import dev.tuneset.engine.recipe.Fields;
import dev.tuneset.engine.recipe.RecipeTree;
import dev.tuneset.engine.source.SourceOptions;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The source of a command and how it is read; what is not given is guessed. */
final class SourceArguments {
    @Parameters(index = "0", paramLabel = "SOURCE", description = "The file to read.")
    private Path file;

    @Option(names = "--kind", description = "csv, json, jsonl, parquet, xlsx, text ...; guessed when not given.")
    private @Nullable String kind;

    @Option(names = "--encoding", description = "Charset of a text file, such as GB18030.")
    private @Nullable String encoding;

    @Option(names = "--delimiter", description = "One character between the values of a CSV row.")
    private @Nullable String delimiter;

    @Option(names = "--quote", description = "One character around a CSV value; empty for none.")
    private @Nullable String quote;

    @Option(names = "--escape", description = "One character before a quote inside a CSV value.")
    private @Nullable String escape;

    @Option(names = "--header-rows", description = "Rows that name the columns; 0 for none.")
    private @Nullable Integer headerRows;

    @Option(names = "--skip-lines", description = "Lines before the header to pass over.")
    private @Nullable Integer skipLines;

    @Option(names = "--types", description = "text (verbatim, the default) or inferred (as datasets types a CSV).")
    private @Nullable String types;

    @Option(names = "--records", description = "JSON pointer to the list of records in a JSON document.")
    private @Nullable String records;

    @Option(names = "--sheet", description = "Name of the sheet in a workbook.")
    private @Nullable String sheet;

    @Option(
            names = "--unit",
            description = "What becomes a row of a text: file, paragraph, window (of characters) or tokens.")
    private @Nullable String unit;

    @Option(names = "--window", description = "Characters or tokens in one window at most.")
    private @Nullable Integer window;

    @Option(names = "--overlap", description = "Characters or tokens that a window repeats of the one before at most.")
    private @Nullable Integer overlap;

    /** The file, which must be there. */
    Path file() {
        if (!Files.isReadable(file) || Files.isDirectory(file)) {
            throw new TunesetException(
                    Problem.UNREADABLE_SOURCE,
                    "source_missing",
                    "There is no readable file \"" + file + "\".",
                    file.toString());
        }
        return file;
    }

    String name() {
        return String.valueOf(file.getFileName());
    }

    /** The options given here over those of a recipe. */
    SourceOptions over(SourceOptions recipe) {
        Map<String, @Nullable Object> fields = new LinkedHashMap<>(RecipeTree.optionsTree(recipe));
        put(fields, "kind", kind);
        put(fields, "encoding", encoding);
        put(fields, "delimiter", "\\t".equals(delimiter) ? "\t" : delimiter);
        put(fields, "quote", quote);
        put(fields, "escape", escape);
        put(fields, "header_rows", headerRows);
        put(fields, "skip_lines", skipLines);
        put(fields, "types", types);
        put(fields, "records", records);
        put(fields, "sheet", sheet);
        put(fields, "unit", unit);
        put(fields, "window", window);
        put(fields, "overlap", overlap);
        return RecipeTree.options(Fields.of("source", fields));
    }

    private static void put(Map<String, @Nullable Object> fields, String field, @Nullable Object value) {
        if (value != null) {
            fields.put(field, value);
        }
    }
}
