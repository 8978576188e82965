package dev.tuneset.recipe;

import dev.tuneset.engine.clean.CleanSpec;
import dev.tuneset.engine.clean.PairBuilding;
import dev.tuneset.engine.format.Format;
import dev.tuneset.engine.outcome.Problem;
import dev.tuneset.engine.outcome.TunesetException;
import dev.tuneset.engine.recipe.Recipe;
import dev.tuneset.web.Form;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The steps that make another number of examples of a row, where source and target call for them.
 *
 * @param pairs whether scored answers must become pairs
 * @param unpair whether pairs or steps must become labelled answers
 */
public record PairSteps(boolean pairs, boolean unpair) {
    private static final String SHOWN = "shown_pairs";

    static PairSteps of(Recipe recipe, @Nullable Format source) {
        String from = source == null ? "" : source.name();
        String to = recipe.target().format();
        boolean ranked = from.equals("ranked");
        boolean preferred = from.startsWith("preference");
        return new PairSteps(
                ranked && (to.startsWith("preference") || to.equals("kto")),
                (ranked || preferred || from.equals("stepwise")) && to.equals("kto"));
    }

    public boolean isOffered() {
        return pairs || unpair;
    }

    /** The methods to choose from, by the names that recipes have for them. */
    public List<String> methods() {
        List<String> names = new ArrayList<>();
        for (PairBuilding.Method method : PairBuilding.Method.values()) {
            names.add(wire(method));
        }
        return names;
    }

    /** Shows what a recipe says; what it lacks and needs is suggested. */
    void fill(Form form, Recipe recipe) {
        CleanSpec.Pairs usual = new CleanSpec.Pairs(PairBuilding.Method.BEST_WORST, 0, 0);
        CleanSpec.Pairs said = first(recipe, CleanSpec.Pairs.class, usual);
        form.with("pairs", pairs ? "on" : "")
                .with("unpair", unpair ? "on" : "")
                .with("method", wire(said.method()))
                .with("margin_min", plain(said.marginMin()))
                .with("pairs_max", said.pairsMax());
    }

    /**
     * The recipe with the steps the form asks for; a form without them gets what source and target call for.
     *
     * @param same whether the target is the one the recipe had: then steps that nobody calls for are the user's own, and stay
     */
    Recipe apply(Form form, Recipe recipe, boolean same) {
        if (!isOffered()) {
            return same ? recipe : with(recipe, List.of());
        }
        boolean asked = form.value(SHOWN).equals("yes");
        if (!asked) {
            fill(form, recipe);
        }
        List<CleanSpec> steps = new ArrayList<>();
        if (pairs && form.value("pairs").equals("on")) {
            steps.add(new CleanSpec.Pairs(method(form), margin(form), most(form)));
        }
        if (unpair && form.value("unpair").equals("on")) {
            steps.add(new CleanSpec.Unpair());
        }
        return with(recipe, steps);
    }

    /** Whether a cleaning step is one of these. */
    static boolean isOne(CleanSpec step) {
        return step instanceof CleanSpec.Pairs || step instanceof CleanSpec.Unpair;
    }

    /** These steps where such steps stood, or after the others. */
    private static Recipe with(Recipe recipe, List<CleanSpec> steps) {
        List<CleanSpec> all = new ArrayList<>();
        int place = -1;
        for (CleanSpec step : recipe.clean()) {
            if (isOne(step)) {
                place = place < 0 ? all.size() : place;
            } else {
                all.add(step);
            }
        }
        all.addAll(place < 0 ? all.size() : place, steps);
        return recipe.withOutput(all, recipe.split(), recipe.write());
    }

    private static <T> T first(Recipe recipe, Class<T> type, T otherwise) {
        return recipe.clean().stream()
                .filter(type::isInstance)
                .map(type::cast)
                .findFirst()
                .orElse(otherwise);
    }

    private static PairBuilding.Method method(Form form) {
        for (PairBuilding.Method method : PairBuilding.Method.values()) {
            if (wire(method).equals(form.value("method"))) {
                return method;
            }
        }
        return PairBuilding.Method.BEST_WORST;
    }

    private static double margin(Form form) {
        String typed = form.value("margin_min").strip();
        try {
            double margin = typed.isEmpty() ? 0 : Double.parseDouble(typed);
            if (margin >= 0 && margin < Double.POSITIVE_INFINITY) {
                return margin;
            }
        } catch (NumberFormatException e) {
            throw notANumber(typed, "margin_min").causedBy(e);
        }
        throw notANumber(typed, "margin_min");
    }

    private static int most(Form form) {
        String typed = form.value("pairs_max").strip();
        if (typed.isEmpty()) {
            return 0;
        }
        if (!typed.matches("\\d{1,4}")) {
            throw notANumber(typed, "pairs_max");
        }
        return Integer.parseInt(typed);
    }

    private static TunesetException notANumber(String typed, String field) {
        return new TunesetException(
                        Problem.BAD_REQUEST, "not_a_bound", "\"" + typed + "\" is not a number from 0 on.", typed)
                .inField(field);
    }

    private static String plain(double number) {
        return number == Math.rint(number) ? String.valueOf((long) number) : String.valueOf(number);
    }

    private static String wire(PairBuilding.Method method) {
        return method.name().toLowerCase(Locale.ROOT);
    }
}
