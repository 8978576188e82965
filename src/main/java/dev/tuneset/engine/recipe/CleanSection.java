package dev.tuneset.engine.recipe;

import dev.tuneset.engine.clean.CleanSpec;
import dev.tuneset.engine.clean.PairBuilding;
import dev.tuneset.engine.outcome.Wanted;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One step of the recipe's {@code clean:} list. */
final class CleanSection {
    private static final int PAIRS_MAX = 10_000;
    private static final String STEPS = "deduplicate, length, pairs, unpair";

    private CleanSection() {}

    static CleanSpec read(Fields step) {
        step.allow("deduplicate", "length", "pairs", "unpair");
        if (step.toMap().size() != 1) {
            throw step.wrong("", Wanted.of("one_step", "one step: " + STEPS, STEPS));
        }
        String name = step.toMap().keySet().iterator().next();
        Fields fields = step.section(name);
        if (name.equals("unpair")) {
            fields.allow();
            return new CleanSpec.Unpair();
        }
        return switch (name) {
            case "deduplicate" ->
                new CleanSpec.Deduplicate(
                        fields.allow("by").choice("by", CleanSpec.SameBy.class, CleanSpec.SameBy.EXAMPLE));
            case "length" -> length(fields.allow("characters_min", "characters_max"));
            default -> pairs(fields.allow("method", "margin_min", "pairs_max"));
        };
    }

    private static CleanSpec length(Fields fields) {
        long min = fields.integer("characters_min", 0);
        long max = fields.integer("characters_max", 0);
        if (min < 0 || max < 0 || (max > 0 && min > max)) {
            throw fields.wrong("characters_max", Wanted.of("at_least", "at least characters_min", "characters_min"));
        }
        return new CleanSpec.Length(min, max);
    }

    private static CleanSpec pairs(Fields fields) {
        double margin = fields.number("margin_min", 0);
        if (!(margin >= 0) || Double.isInfinite(margin)) {
            throw fields.wrong("margin_min", Wanted.of("not_negative", "a number that is not negative"));
        }
        long most = fields.integer("pairs_max", 0);
        if (most < 0 || most > PAIRS_MAX) {
            throw fields.wrong("pairs_max", Wanted.wholeNumber(0, PAIRS_MAX));
        }
        return new CleanSpec.Pairs(
                fields.choice("method", PairBuilding.Method.class, PairBuilding.Method.BEST_WORST), margin, (int) most);
    }

    static Map<String, @Nullable Object> write(CleanSpec step) {
        Map<String, @Nullable Object> fields = new LinkedHashMap<>();
        if (step instanceof CleanSpec.Deduplicate deduplicate) {
            fields.put("by", wire(deduplicate.by()));
            return Map.of("deduplicate", fields);
        }
        if (step instanceof CleanSpec.Length length) {
            putPositive(fields, "characters_min", length.charactersMin());
            putPositive(fields, "characters_max", length.charactersMax());
            return Map.of("length", fields);
        }
        if (step instanceof CleanSpec.Pairs pairs) {
            fields.put("method", wire(pairs.method()));
            if (pairs.marginMin() > 0) {
                fields.put("margin_min", pairs.marginMin());
            }
            putPositive(fields, "pairs_max", pairs.pairsMax());
            return Map.of("pairs", fields);
        }
        if (step instanceof CleanSpec.Unpair) {
            return Map.of("unpair", fields);
        }
        throw new IllegalStateException("a cleaning step without a tree: " + step);
    }

    private static String wire(Enum<?> choice) {
        return choice.name().toLowerCase(Locale.ROOT);
    }

    private static void putPositive(Map<String, @Nullable Object> tree, String field, long value) {
        if (value > 0) {
            tree.put(field, value);
        }
    }
}
