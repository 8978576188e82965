package dev.tuneset.cli;

import dev.tuneset.engine.recipe.Fields;
import dev.tuneset.engine.recipe.RecipeTree;
import dev.tuneset.engine.row.RowReader;
import dev.tuneset.engine.source.Guess;
import dev.tuneset.engine.source.SourceOptions;
import dev.tuneset.engine.source.Sources;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The source of a command and how it is read; what is not given is guessed. */
final class SourceArguments {
    private static final Set<String> REMARKS = Set.of("file_not_read", "file_empty", "file_columns");

    @Parameters(
            arity = "1..*",
            paramLabel = "SOURCE",
            description = "The files to read, or folders of files, as one source.")
    private List<Path> paths = List.of();

    @Option(
            names = "--kind",
            paramLabel = "NAME",
            description = "csv, json, jsonl, parquet, xlsx, text ...; guessed when not given.")
    private @Nullable String kind;

    @Option(names = "--encoding", paramLabel = "NAME", description = "Charset of a text file, such as GB18030.")
    private @Nullable String encoding;

    @Option(
            names = "--delimiter",
            paramLabel = "TEXT",
            description = "What stands between the values of a CSV row; \\t is a tab.")
    private @Nullable String delimiter;

    @Option(
            names = "--quote",
            paramLabel = "CHARACTER",
            description = "One character around a CSV value; empty for none.")
    private @Nullable String quote;

    @Option(
            names = "--escape",
            paramLabel = "CHARACTER",
            description = "One character before a quote inside a CSV value.")
    private @Nullable String escape;

    @Option(names = "--header-rows", paramLabel = "N", description = "Rows that name the columns; 0 for none.")
    private @Nullable Integer headerRows;

    @Option(names = "--skip-lines", paramLabel = "N", description = "Lines before the header to pass over.")
    private @Nullable Integer skipLines;

    @Option(
            names = "--types",
            paramLabel = "HOW",
            description = "text (verbatim, the default) or inferred (as datasets types a CSV).")
    private @Nullable String types;

    @Option(
            names = "--records",
            paramLabel = "POINTER",
            description = "JSON pointer to the list of records in a JSON document.")
    private @Nullable String records;

    @Option(names = "--sheet", paramLabel = "NAME", description = "Name of the sheet in a workbook.")
    private @Nullable String sheet;

    @Option(
            names = "--unit",
            paramLabel = "UNIT",
            description = "What becomes a row of a text: file, paragraph, window (of characters) or tokens.")
    private @Nullable String unit;

    @Option(names = "--window", paramLabel = "N", description = "Characters or tokens in one window at most.")
    private @Nullable Integer window;

    @Option(
            names = "--overlap",
            paramLabel = "N",
            description = "Characters or tokens that a window repeats of the one before at most.")
    private @Nullable Integer overlap;

    /** How the files are read, over what a recipe says. */
    Guess guess(Sources sources, SourceOptions options) throws IOException {
        SourcePaths files = SourcePaths.of(paths);
        return files.isOne()
                ? sources.guess(files.one(), files.name(), over(options))
                : sources.guess(files.all(), files.name(), over(options));
    }

    RowReader open(Sources sources, SourceOptions options) throws IOException {
        SourcePaths files = SourcePaths.of(paths);
        return files.isOne()
                ? sources.open(files.one(), files.name(), options)
                : sources.open(files.all(), files.name(), options);
    }

    /** As {@link Sources#openQuickly}. */
    RowReader openQuickly(Sources sources, SourceOptions options) throws IOException {
        SourcePaths files = SourcePaths.of(paths);
        return files.isOne() ? sources.openQuickly(files.one(), files.name(), options) : open(sources, options);
    }

    /** Of a file: which options change nothing. Of several: which are not read, are empty or have other columns. */
    List<String> remarks(Sources sources, SourceOptions options) throws IOException {
        SourcePaths files = SourcePaths.of(paths);
        return files.isOne() ? stray(options) : remarks(sources.guess(files.all(), files.name(), options));
    }

    /** The same from what is known already. */
    List<String> remarks(Guess guess) {
        return Stream.concat(
                        stray(guess.options()).stream(),
                        guess.findings().stream()
                                .filter(finding -> REMARKS.contains(finding.code()))
                                .map(finding -> finding.value() + " " + finding.reason()))
                .toList();
    }

    /** Which options given here change nothing of how the source is read. */
    List<String> stray(SourceOptions read) {
        return SourcePaths.of(paths).isOne() ? StrayOptions.of(given().keySet(), read.kind()) : List.of();
    }

    /** What the source is called: the file's name, or the first one's and the number of the others. */
    String name() {
        return SourcePaths.of(paths).name();
    }

    /** The options given here over those of a recipe. */
    SourceOptions over(SourceOptions recipe) {
        Map<String, @Nullable Object> fields = new LinkedHashMap<>(RecipeTree.optionsTree(recipe));
        fields.putAll(given());
        return RecipeTree.options(Fields.of("source", fields));
    }

    /** As fields of a recipe. */
    private Map<String, @Nullable Object> given() {
        Map<String, @Nullable Object> fields = new LinkedHashMap<>();
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
        return fields;
    }

    private static void put(Map<String, @Nullable Object> fields, String field, @Nullable Object value) {
        if (value != null) {
            fields.put(field, value);
        }
    }
}
