package dev.tuneset.recipe;

import dev.tuneset.engine.format.Format;
import dev.tuneset.engine.format.FormatOption;
import dev.tuneset.engine.format.Formats;
import dev.tuneset.engine.outcome.Problem;
import dev.tuneset.engine.outcome.TunesetException;
import dev.tuneset.engine.recipe.Recipe;
import dev.tuneset.web.Form;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The format page's form: between what was chosen and the recipe's target, the options of both formats, and pair building. */
final class FormatForm {
    private FormatForm() {}

    /**
     * The form of a recipe.
     *
     * @param source the format of the rows; {@code null} when they are mapped
     */
    static Form of(Recipe recipe, @Nullable Format source) {
        Form form = new Form().with("format", recipe.target().format());
        recipe.target()
                .options()
                .forEach((name, value) -> form.with(OptionField.Side.TARGET.field(name), OptionField.typed(value)));
        recipe.source()
                .formatOptions()
                .forEach((name, value) -> form.with(OptionField.Side.READING.field(name), OptionField.typed(value)));
        PairSteps.of(recipe, source).fill(form, recipe);
        return form;
    }

    /**
     * The recipe with what the form says; a format that is known but wrongly set up is refused by the field. A pack whose tool
     * does not take the format is taken off, which the page says.
     */
    static Recipe apply(Form form, Recipe recipe, @Nullable Format source) {
        String chosen = form.value("format").isEmpty() ? recipe.target().format() : form.value("format");
        Format target = Formats.named(chosen);
        boolean same = target.name().equals(recipe.target().format());
        Map<String, @Nullable Object> options =
                new LinkedHashMap<>(same ? recipe.target().options() : Map.of());
        put(form, OptionField.Side.TARGET, target, options);
        target.with(options);
        Recipe changed = recipe.withTarget(
                new Recipe.TargetSpec(target.name(), recipe.target().chatTemplate(), options));
        if (source != null) {
            changed = changed.withSource(reading(form, recipe.source(), source));
        }
        Recipe whole = PairSteps.of(changed, source).apply(form, changed, same);
        return whole.misfit().isPresent() ? whole.withPack(null) : whole;
    }

    /** What the rows were told to be is written down, so that a run tells the same. */
    private static Recipe.SourceSpec reading(Form form, Recipe.SourceSpec saved, Format source) {
        Map<String, @Nullable Object> options = new LinkedHashMap<>(saved.formatOptions());
        put(form, OptionField.Side.READING, source, options);
        try {
            source.with(options);
        } catch (TunesetException refused) {
            String field = String.valueOf(refused.field());
            throw refused.inField(OptionField.Side.READING.field(field.substring(field.indexOf('.') + 1)));
        }
        return new Recipe.SourceSpec(saved.path(), saved.options(), source.name(), options);
    }

    /** What the panel says over what there was; without a panel for this format nothing changes. */
    private static void put(Form form, OptionField.Side side, Format format, Map<String, @Nullable Object> options) {
        if (!form.value(side.shown()).equals(format.name())) {
            return;
        }
        for (FormatOption option : side.options(format)) {
            String typed = form.value(side.field(option.name()));
            boolean text = !option.isMap();
            Object value = text ? typed.replace("\\n", "\n") : map(typed, side.field(option.name()));
            if (typed.isBlank() && !isSpace(typed, option) || value.equals(option.otherwise())) {
                options.remove(option.name());
            } else {
                options.put(option.name(), value);
            }
        }
    }

    /** A joiner may be a space. */
    private static boolean isSpace(String typed, FormatOption option) {
        return !typed.isEmpty() && option.values().isEmpty() && !option.isMap();
    }

    /** {@code customer: user, agent: assistant} */
    private static Map<String, String> map(String typed, String field) {
        Map<String, String> map = new LinkedHashMap<>();
        for (String pair : typed.split("[,\\n]", -1)) {
            if (pair.isBlank()) {
                continue;
            }
            int colon = pair.indexOf(':');
            if (colon < 1) {
                throw new TunesetException(
                                Problem.BAD_REQUEST,
                                "not_pairs",
                                "Write pairs as \"customer: user, agent: assistant\"; \"" + pair.strip()
                                        + "\" has no colon.",
                                pair.strip())
                        .inField(field);
            }
            map.put(pair.substring(0, colon).strip(), pair.substring(colon + 1).strip());
        }
        return map;
    }
}
