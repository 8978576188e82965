package dev.tuneset.run;

import dev.tuneset.engine.clean.CleanSpec;
import dev.tuneset.engine.outcome.Problem;
import dev.tuneset.engine.outcome.TunesetException;
import dev.tuneset.engine.pack.PackSpec;
import dev.tuneset.engine.recipe.ByteSize;
import dev.tuneset.engine.recipe.Recipe;
import dev.tuneset.engine.recipe.RecipeTree;
import dev.tuneset.engine.sink.WriteSpec;
import dev.tuneset.engine.split.SplitSpec;
import dev.tuneset.web.Form;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The export page's form: between what was typed and the recipe's {@code clean}, {@code split} and {@code write} sections. */
final class ExportForm {
    private static final List<String> SPLITS = List.of("train", "validation", "test");

    private ExportForm() {}

    static Form of(Recipe recipe) {
        Form form = new Form()
                .with("as", recipe.write().as().wire())
                .with("bom", recipe.write().bom() ? "on" : "")
                .with("neutralize", recipe.write().neutralizeFormulas() ? "on" : "")
                .with("deduplicate", deduplicated(recipe))
                .with("seed", recipe.split().seed())
                .with("compression", recipe.write().compression().wire());
        shards(form, recipe.write());
        pack(form, recipe.pack());
        for (String split : SPLITS) {
            double share = recipe.split().shares().getOrDefault(split, 0.0);
            form.with(split, Math.round(share * 100));
        }
        return form;
    }

    static Recipe apply(Form form, Recipe recipe) {
        return recipe.withOutput(clean(form, recipe), split(form), write(form)).withPack(pack(form));
    }

    private static void shards(Form form, WriteSpec write) {
        WriteSpec.Shards shards = write.shards();
        form.with("shards", shards == null ? "" : shards.rows() > 0 ? "rows" : "size");
        form.with("shard_rows", shards == null || shards.rows() == 0 ? "" : shards.rows());
        form.with("shard_size", shards == null || shards.bytes() == 0 ? "" : ByteSize.text(shards.bytes()));
    }

    private static void pack(Form form, @Nullable PackSpec pack) {
        form.with("pack", pack == null ? "" : pack.tool())
                .with("pack_name", pack == null ? "" : pack.name())
                .with("model", pack == null ? "" : pack.model())
                .with("license", pack == null ? "" : pack.license())
                .with("language", pack == null ? "" : String.join(", ", pack.languages()));
    }

    /** The pack section as the recipe would have it, so that the same rules hold. */
    private static @Nullable PackSpec pack(Form form) {
        if (form.value("pack").isEmpty()) {
            return null;
        }
        Map<String, @Nullable Object> pack = new LinkedHashMap<>();
        pack.put("for", form.value("pack"));
        filled(form, "pack_name", "name", pack);
        filled(form, "model", "model", pack);
        filled(form, "license", "license", pack);
        List<String> languages = new ArrayList<>();
        for (String language : form.value("language").split("[,;\\s]+", -1)) {
            if (!language.isEmpty()) {
                languages.add(language);
            }
        }
        pack.put("language", languages);
        return section("pack", pack).pack();
    }

    private static void filled(Form form, String field, String key, Map<String, @Nullable Object> section) {
        String typed = form.value(field).strip();
        section.put(key, typed.isEmpty() ? null : typed);
    }

    private static Recipe section(String name, Map<String, @Nullable Object> fields) {
        Map<String, @Nullable Object> tree = new LinkedHashMap<>();
        tree.put(name, fields);
        return RecipeTree.read(tree);
    }

    private static String deduplicated(Recipe recipe) {
        for (CleanSpec step : recipe.clean()) {
            if (step instanceof CleanSpec.Deduplicate deduplicate) {
                return deduplicate.by() == CleanSpec.SameBy.PROMPT ? "prompt" : "example";
            }
        }
        return "";
    }

    /** The recipe's steps with deduplication put first, changed or taken out. */
    private static List<CleanSpec> clean(Form form, Recipe recipe) {
        List<CleanSpec> steps = new ArrayList<>(recipe.clean());
        steps.removeIf(CleanSpec.Deduplicate.class::isInstance);
        switch (form.value("deduplicate")) {
            case "example" -> steps.add(0, new CleanSpec.Deduplicate(CleanSpec.SameBy.EXAMPLE));
            case "prompt" -> steps.add(0, new CleanSpec.Deduplicate(CleanSpec.SameBy.PROMPT));
            default -> {
                return steps;
            }
        }
        return steps;
    }

    private static SplitSpec split(Form form) {
        Map<String, Double> shares = new LinkedHashMap<>();
        long sum = 0;
        for (String split : SPLITS) {
            long percent = whole(form, split, 0);
            if (percent < 0) {
                throw refused("split_sum", "The shares of the split must not be negative.", split, percent / 100.0);
            }
            if (percent > 0) {
                shares.put(split, percent / 100.0);
            }
            sum += percent;
        }
        if (sum != 100) {
            throw refused(
                    "split_sum",
                    "The shares of the split add up to " + sum / 100.0 + "; they must add up to 1.",
                    "train",
                    sum / 100.0);
        }
        return new SplitSpec(shares, whole(form, "seed", SplitSpec.SEED));
    }

    /** The write section as the recipe would have it; what does not go with the file type is left out. */
    private static WriteSpec write(Form form) {
        String as = form.value("as").isEmpty() ? WriteSpec.As.JSONL.wire() : form.value("as");
        Map<String, @Nullable Object> write = new LinkedHashMap<>();
        write.put("as", as);
        if (as.equals(WriteSpec.As.CSV.wire())) {
            write.put("bom", !form.value("bom").isEmpty());
            write.put("neutralize_formulas", !form.value("neutralize").isEmpty());
        }
        if (as.equals(WriteSpec.As.PARQUET.wire())) {
            filled(form, "compression", "compression", write);
        }
        if (form.value("shards").equals("rows")) {
            write.put("shards", Map.of("rows", whole(form, "shard_rows", 0)));
        } else if (form.value("shards").equals("size")) {
            write.put("shards", Map.of("size", form.value("shard_size").strip()));
        }
        return section("write", write).write();
    }

    /** The field of the form for a field of the recipe. */
    static String field(@Nullable String recipeField) {
        if (recipeField == null) {
            return "";
        }
        return switch (recipeField) {
            case "pack.name" -> "pack_name";
            case "pack.for", "target.format" -> "pack";
            case "write.shards.rows" -> "shard_rows";
            case "write.shards.size" -> "shard_size";
            case "write.shards" -> "shards";
            case "write.as" -> "as";
            default -> recipeField.substring(recipeField.lastIndexOf('.') + 1);
        };
    }

    private static long whole(Form form, String name, long otherwise) {
        String typed = form.value(name).strip();
        if (typed.isEmpty()) {
            return otherwise;
        }
        try {
            return Long.parseLong(typed);
        } catch (NumberFormatException e) {
            throw refused("not_a_number", "\"" + typed + "\" is not a whole number.", name, typed);
        }
    }

    private static TunesetException refused(String code, String message, String field, Object argument) {
        return new TunesetException(Problem.BAD_REQUEST, code, message, argument).inField(field);
    }
}
