package dev.tuneset.run;

import dev.tuneset.engine.clean.CleanSpec;
import dev.tuneset.engine.outcome.Problem;
import dev.tuneset.engine.outcome.TunesetException;
import dev.tuneset.engine.recipe.Recipe;
import dev.tuneset.engine.sink.WriteSpec;
import dev.tuneset.engine.split.SplitSpec;
import dev.tuneset.web.Form;
import jakarta.ws.rs.core.MultivaluedMap;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

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
                .with("seed", recipe.split().seed());
        for (String split : SPLITS) {
            double share = recipe.split().shares().getOrDefault(split, 0.0);
            form.with(split, Math.round(share * 100));
        }
        return form;
    }

    static Form of(MultivaluedMap<String, String> typed) {
        Form form = new Form();
        typed.forEach((name, values) -> form.with(name, values.isEmpty() ? "" : values.get(0)));
        return form;
    }

    static Recipe apply(Form form, Recipe recipe) {
        return recipe.withOutput(clean(form, recipe), split(form), write(form));
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

    private static WriteSpec write(Form form) {
        WriteSpec.As as = WriteSpec.As.JSONL;
        for (WriteSpec.As one : WriteSpec.As.values()) {
            if (one.wire().equals(form.value("as"))) {
                as = one;
            }
        }
        boolean csv = as == WriteSpec.As.CSV;
        return new WriteSpec(
                as,
                csv && !form.value("bom").isEmpty(),
                csv && !form.value("neutralize").isEmpty());
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
