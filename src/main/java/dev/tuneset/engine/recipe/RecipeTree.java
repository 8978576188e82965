package dev.tuneset.engine.recipe;

import dev.tuneset.engine.mapping.MappingSpec;
import dev.tuneset.engine.outcome.Problem;
import dev.tuneset.engine.outcome.TunesetException;
import dev.tuneset.engine.outcome.Wanted;
import dev.tuneset.engine.source.SourceOptions;
import dev.tuneset.engine.split.SplitSpec;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The recipe as a tree of plain values, as JSON and YAML hold it; reading checks every field. */
public final class RecipeTree {
    private static final String DEFAULT_FORMAT = "chatml";

    private RecipeTree() {}

    public static Recipe read(@Nullable Object tree) {
        Fields fields = Fields.of("", tree)
                .allow("tuneset", "source", "map", "clean", "target", "split", "write", "compat", "pack");
        long version = fields.integer("tuneset", Recipe.VERSION);
        if (version != Recipe.VERSION) {
            throw new TunesetException(
                            Problem.BAD_REQUEST,
                            "recipe_version",
                            "The recipe says \"tuneset: " + version + "\"; this Tuneset reads version " + Recipe.VERSION
                                    + ".",
                            version,
                            Recipe.VERSION)
                    .inField("tuneset");
        }
        Recipe.Compat compat = fields.choice("compat", Recipe.Compat.class, Recipe.Compat.NONE);
        return new Recipe(
                source(fields.section("source")),
                fields.has("map") ? MapSection.read(fields.section("map"), compat == Recipe.Compat.UNSLOTH) : null,
                fields.sections("clean").stream().map(CleanSection::read).toList(),
                target(fields.section("target")),
                split(fields.section("split")),
                WriteSection.read(fields.section("write")),
                compat,
                fields.has("pack") ? PackSection.read(fields) : null);
    }

    /** The tree of a recipe; what has its usual value is left out. */
    public static Map<String, @Nullable Object> write(Recipe recipe) {
        Map<String, @Nullable Object> tree = new LinkedHashMap<>();
        tree.put("tuneset", Recipe.VERSION);
        putFilled(tree, "source", sourceTree(recipe.source()));
        if (recipe.map() != null) {
            tree.put("map", MapSection.write(recipe.map()));
        }
        if (!recipe.clean().isEmpty()) {
            tree.put("clean", recipe.clean().stream().map(CleanSection::write).toList());
        }
        tree.put("target", targetTree(recipe.target()));
        if (!recipe.split().equals(SplitSpec.ALL_TRAIN)) {
            Map<String, @Nullable Object> split =
                    new LinkedHashMap<>(recipe.split().shares());
            split.put("seed", recipe.split().seed());
            tree.put("split", split);
        }
        tree.put("write", WriteSection.write(recipe.write()));
        if (recipe.compat() != Recipe.Compat.NONE) {
            tree.put("compat", recipe.compat().wire());
        }
        if (recipe.pack() != null) {
            tree.put("pack", PackSection.write(recipe.pack()));
        }
        return tree;
    }

    /** The tree of a recipe's {@code map} section. */
    public static Map<String, @Nullable Object> mapTree(MappingSpec map) {
        return MapSection.write(map);
    }

    private static Recipe.SourceSpec source(Fields fields) {
        fields.allow(
                "path",
                "format",
                "format_options",
                "kind",
                "encoding",
                "delimiter",
                "quote",
                "escape",
                "header_rows",
                "skip_lines",
                "types",
                "records",
                "sheet",
                "unit",
                "window",
                "overlap");
        return new Recipe.SourceSpec(
                fields.text("path"),
                options(fields),
                fields.text("format"),
                fields.section("format_options").toMap());
    }

    /** Reading options from the fields of a recipe's {@code source:} section; other fields are left alone. */
    public static SourceOptions options(Fields fields) {
        return new SourceOptions(
                fields.text("kind"),
                fields.text("encoding"),
                fields.text("delimiter"),
                fields.text("quote"),
                fields.text("escape"),
                small(fields, "header_rows"),
                small(fields, "skip_lines"),
                fields.choice("types", SourceOptions.Types.class, SourceOptions.Types.TEXT),
                fields.text("records"),
                fields.text("sheet"),
                fields.text("unit"),
                small(fields, "window"),
                small(fields, "overlap"));
    }

    private static @Nullable Integer small(Fields fields, String field) {
        Long value = fields.integer(field);
        if (value == null) {
            return null;
        }
        if (value < 0 || value > 1_000_000) {
            throw fields.wrong(field, Wanted.wholeNumber(0, 1_000_000));
        }
        return value.intValue();
    }

    private static Map<String, @Nullable Object> sourceTree(Recipe.SourceSpec source) {
        Map<String, @Nullable Object> tree = new LinkedHashMap<>();
        putPresent(tree, "path", source.path());
        putPresent(tree, "format", source.format());
        putFilled(tree, "format_options", source.formatOptions());
        tree.putAll(optionsTree(source.options()));
        return tree;
    }

    /** Reading options as fields of the {@code source:} section; what is left to guessing is left out. */
    public static Map<String, @Nullable Object> optionsTree(SourceOptions options) {
        Map<String, @Nullable Object> tree = new LinkedHashMap<>();
        putPresent(tree, "kind", options.kind());
        putPresent(tree, "encoding", options.encoding());
        putPresent(tree, "delimiter", options.delimiter());
        putPresent(tree, "quote", options.quote());
        putPresent(tree, "escape", options.escape());
        putPresent(tree, "header_rows", options.headerRows());
        putPresent(tree, "skip_lines", options.skipLines());
        tree.put("types", options.types().wire());
        putPresent(tree, "records", options.records());
        putPresent(tree, "sheet", options.sheet());
        putPresent(tree, "unit", options.unit());
        putPresent(tree, "window", options.window());
        putPresent(tree, "overlap", options.overlap());
        return tree;
    }

    private static Recipe.TargetSpec target(Fields fields) {
        Map<String, @Nullable Object> options = new LinkedHashMap<>(fields.toMap());
        options.keySet().removeAll(List.of("format", "chat_template"));
        return new Recipe.TargetSpec(fields.text("format", DEFAULT_FORMAT), fields.text("chat_template"), options);
    }

    private static Map<String, @Nullable Object> targetTree(Recipe.TargetSpec target) {
        Map<String, @Nullable Object> tree = new LinkedHashMap<>();
        tree.put("format", target.format());
        putPresent(tree, "chat_template", target.chatTemplate());
        tree.putAll(target.options());
        return tree;
    }

    private static SplitSpec split(Fields fields) {
        Map<String, Double> shares = new LinkedHashMap<>();
        double sum = 0;
        for (String name :
                fields.allow("train", "validation", "test", "seed").toMap().keySet()) {
            if (!name.equals("seed") && fields.has(name)) {
                double share = fields.number(name, 0);
                if (!(share >= 0) || share > 1) {
                    throw fields.wrong(name, Wanted.of("share", "a share from 0 to 1"));
                }
                if (share > 0) {
                    shares.put(name, share);
                }
                sum += share;
            }
        }
        if (shares.isEmpty() && sum == 0) {
            return SplitSpec.ALL_TRAIN;
        }
        if (Math.abs(sum - 1) > 1e-6) {
            throw new TunesetException(
                            Problem.BAD_REQUEST,
                            "split_sum",
                            "The shares of the split add up to " + sum + "; they must add up to 1.",
                            sum)
                    .inField("split");
        }
        return new SplitSpec(shares, fields.integer("seed", SplitSpec.SEED));
    }

    static void putPresent(Map<String, @Nullable Object> tree, String field, @Nullable Object value) {
        if (value != null) {
            tree.put(field, value);
        }
    }

    private static void putFilled(
            Map<String, @Nullable Object> tree, String field, Map<String, @Nullable Object> section) {
        if (!section.isEmpty()) {
            tree.put(field, section);
        }
    }
}
