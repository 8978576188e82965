package dev.tuneset.recipe;

import dev.tuneset.engine.example.Role;
import dev.tuneset.engine.mapping.MappingSpec;
import dev.tuneset.engine.mapping.prompt.Gate;
import dev.tuneset.engine.outcome.Problem;
import dev.tuneset.engine.outcome.TunesetException;
import dev.tuneset.engine.recipe.Recipe;
import dev.tuneset.web.Form;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The mapping page's form: between what was typed and the recipe's {@code map} section. */
final class MapForm {
    /** How an example comes about. */
    enum Way {
        /** A merged prompt over several columns. */
        MERGED,
        /** One column a role. */
        ROLES,
        /** The rows are examples in a format already. */
        EXAMPLES;

        String code() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    private static final List<Role> ROLES = List.of(Role.SYSTEM, Role.USER, Role.ASSISTANT);

    private MapForm() {}

    static Form of(Recipe recipe) {
        MappingSpec map = recipe.map();
        MappingSpec spec = map == null ? MappingSpec.EMPTY : map;
        Way way = map == null ? Way.EXAMPLES : spec.turns().isEmpty() ? Way.MERGED : Way.ROLES;
        Form form = new Form()
                .with("way", way.code())
                .with("merged_prompt", spec.mergedPrompt())
                .with(
                        "output_column",
                        spec.outputColumns().isEmpty()
                                ? ""
                                : spec.outputColumns().get(0))
                .with("output", spec.output())
                .with("system", spec.system())
                .with("gate", spec.gate().wire())
                .with("conversation_extension", spec.conversationExtension())
                .with("random_state", spec.randomState())
                .with("compat", recipe.compat() == Recipe.Compat.UNSLOTH ? "unsloth" : "")
                .with("source_format", recipe.source().format());
        for (Role role : ROLES) {
            form.with("role_" + role.wire(), column(spec, role));
        }
        return form;
    }

    /** The recipe with the mapping that was typed. */
    static Recipe apply(Form form, Recipe recipe) {
        boolean compat = form.value("compat").equals("unsloth");
        boolean examples = form.value("way").equals(Way.EXAMPLES.code());
        MappingSpec map = examples ? null : spec(form, recipe.map());
        String format = examples ? orNull(form.value("source_format")) : null;
        boolean same = format != null && format.equals(recipe.source().format());
        return new Recipe(
                new Recipe.SourceSpec(
                        recipe.source().path(),
                        recipe.source().options(),
                        format,
                        same ? recipe.source().formatOptions() : Map.of()),
                map,
                recipe.clean(),
                recipe.target(),
                recipe.split(),
                recipe.write(),
                compat ? Recipe.Compat.UNSLOTH : Recipe.Compat.NONE,
                recipe.pack());
    }

    private static MappingSpec spec(Form form, @Nullable MappingSpec before) {
        MappingSpec spec = (before == null ? MappingSpec.EMPTY : before)
                .withSystem(null)
                .withTurns(List.of())
                .withMergedPrompt(null)
                .withOutput(null)
                .withConversationExtension(whole(form, "conversation_extension", 1))
                .withRandomState(whole(form, "random_state", (int) MappingSpec.RANDOM_STATE));
        if (form.value("way").equals(Way.ROLES.code())) {
            return spec.withTurns(turns(form)).withOutputColumns(List.of());
        }
        return spec.withMergedPrompt(unix(form.value("merged_prompt")))
                .withOutput(orNull(unix(form.value("output"))))
                .withOutputColumns(outputs(form, before))
                .withSystem(orNull(unix(form.value("system"))))
                .withGate(gate(form.value("gate")));
    }

    /** The page chooses one output column; several from a recipe stay as long as the first is not changed. */
    private static List<String> outputs(Form form, @Nullable MappingSpec before) {
        String chosen = form.value("output_column");
        if (chosen.isEmpty() || !form.value("output").isBlank()) {
            return List.of();
        }
        List<String> old = before == null ? List.of() : before.outputColumns();
        return !old.isEmpty() && old.get(0).equals(chosen) ? old : List.of(chosen);
    }

    private static List<MappingSpec.Turn> turns(Form form) {
        List<MappingSpec.Turn> turns = new ArrayList<>();
        for (Role role : ROLES) {
            String column = form.value("role_" + role.wire());
            if (!column.isEmpty()) {
                turns.add(new MappingSpec.Turn(role, column));
            }
        }
        if (turns.isEmpty()) {
            throw new TunesetException(
                            Problem.BAD_REQUEST, "no_roles", "Choose a column for the user, and one for the assistant.")
                    .inField("role_user");
        }
        return turns;
    }

    private static int whole(Form form, String name, int otherwise) {
        String typed = form.value(name).strip();
        if (typed.isEmpty()) {
            return otherwise;
        }
        try {
            return Integer.parseInt(typed);
        } catch (NumberFormatException e) {
            throw new TunesetException(
                            Problem.BAD_REQUEST, "not_a_number", "\"" + typed + "\" is not a whole number.", typed)
                    .inField(name)
                    .causedBy(e);
        }
    }

    private static Gate gate(String typed) {
        for (Gate gate : Gate.values()) {
            if (gate.wire().equals(typed)) {
                return gate;
            }
        }
        return MappingSpec.EMPTY.gate();
    }

    private static String column(MappingSpec spec, Role role) {
        return spec.turns().stream()
                .filter(turn -> turn.role() == role)
                .map(MappingSpec.Turn::column)
                .findFirst()
                .orElse("");
    }

    /** Browsers send line ends as CR LF. */
    private static String unix(String typed) {
        return typed.replace("\r\n", "\n");
    }

    private static @Nullable String orNull(String typed) {
        return typed.isEmpty() ? null : typed;
    }
}
