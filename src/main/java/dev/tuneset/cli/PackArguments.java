package dev.tuneset.cli;

import dev.tuneset.engine.pack.Packs;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The training tool that the files are for. */
final class PackArguments {
    /** The tools' names, for the help. */
    static final class Names extends ArrayList<String> {
        Names() {
            super(Packs.names());
        }
    }

    @Option(
            names = "--pack",
            paramLabel = "TOOL",
            completionCandidates = Names.class,
            description = "A folder that a training tool loads as it is: ${COMPLETION-CANDIDATES}.")
    private @Nullable String tool;

    @Option(
            names = "--pack-name",
            paramLabel = "NAME",
            description = "What the pack calls the dataset: a-z, 0-9 and _.")
    private @Nullable String name;

    @Option(names = "--model", paramLabel = "NAME", description = "The model that the pack's configuration trains.")
    private @Nullable String model;

    @Option(names = "--license", paramLabel = "NAME", description = "The license that the pack's dataset card names.")
    private @Nullable String license;

    @Option(
            names = "--language",
            paramLabel = "CODE",
            split = ",",
            description = "The languages that the dataset card names: en,zh.")
    private List<String> languages = new ArrayList<>();

    /** The fields given, as in the recipe's {@code pack:} section. */
    Map<String, @Nullable Object> tree() {
        Map<String, @Nullable Object> tree = new LinkedHashMap<>();
        tree.put("for", tool);
        tree.put("name", name);
        tree.put("model", model);
        tree.put("license", license);
        tree.put("language", languages.isEmpty() ? null : languages);
        return tree;
    }
}
