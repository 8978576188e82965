package dev.tuneset.engine.recipe;

import dev.tuneset.engine.example.Role;
import dev.tuneset.engine.mapping.MappingSpec;
import dev.tuneset.engine.mapping.prompt.Gate;
import dev.tuneset.engine.outcome.Wanted;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The recipe's {@code map:} section. */
final class MapSection {
    private static final int EXTENSION_MAX = 1_000;

    private MapSection() {}

    /** @param compat whether Unsloth's own limits hold, which takes every number below 1 for 1 */
    static MappingSpec read(Fields fields, boolean compat) {
        fields.allow(
                "merged_prompt",
                "merged_column",
                "merged_column_name",
                "output_column",
                "output",
                "system",
                "gate",
                "turns",
                "roles",
                "conversation_extension",
                "random_state",
                "keep",
                "remove_unused_columns");
        MappingSpec usual = MappingSpec.EMPTY;
        long extension = fields.integer("conversation_extension", 1);
        if (extension > EXTENSION_MAX || extension < (compat ? -EXTENSION_MAX : 1)) {
            throw fields.wrong("conversation_extension", Wanted.wholeNumber(1, EXTENSION_MAX));
        }
        return usual.withMergedPrompt(fields.text("merged_prompt"))
                .withMergedColumn(fields.text("merged_column", fields.text("merged_column_name", usual.mergedColumn())))
                .withOutputColumns(fields.texts("output_column"))
                .withOutput(fields.text("output"))
                .withSystem(fields.text("system"))
                .withGate(fields.choice("gate", Gate.class, usual.gate()))
                .withTurns(turns(fields))
                .withConversationExtension((int) extension)
                .withRandomState(fields.integer("random_state", MappingSpec.RANDOM_STATE))
                .withKeep(fields.texts("keep"))
                .withRemoveUnusedColumns(fields.flag("remove_unused_columns", true));
    }

    static Map<String, @Nullable Object> write(MappingSpec map) {
        MappingSpec usual = MappingSpec.EMPTY;
        Map<String, @Nullable Object> tree = new LinkedHashMap<>();
        RecipeTree.putPresent(tree, "merged_prompt", map.mergedPrompt());
        putChanged(tree, "merged_column", map.mergedColumn(), usual.mergedColumn());
        if (map.outputColumns().size() == 1) {
            tree.put("output_column", map.outputColumns().get(0));
        } else if (!map.outputColumns().isEmpty()) {
            tree.put("output_column", map.outputColumns());
        }
        RecipeTree.putPresent(tree, "output", map.output());
        RecipeTree.putPresent(tree, "system", map.system());
        putChanged(tree, "gate", map.gate().wire(), usual.gate().wire());
        if (!map.turns().isEmpty()) {
            tree.put("turns", map.turns().stream().map(MapSection::turnTree).toList());
        }
        putChanged(tree, "conversation_extension", map.conversationExtension(), 1);
        putChanged(tree, "random_state", map.randomState(), MappingSpec.RANDOM_STATE);
        if (!map.keep().isEmpty()) {
            tree.put("keep", map.keep());
        }
        putChanged(tree, "remove_unused_columns", map.removeUnusedColumns(), true);
        return tree;
    }

    /** {@code turns:} as a list of role and column, or its short form {@code roles: {user: question, assistant: answer}}. */
    private static List<MappingSpec.Turn> turns(Fields fields) {
        List<MappingSpec.Turn> turns = new ArrayList<>();
        for (Fields turn : fields.sections("turns")) {
            turn.allow("role", "column");
            String column = turn.text("column");
            if (column == null) {
                throw turn.wrong("column", Wanted.of("column", "the name of a column"));
            }
            turns.add(new MappingSpec.Turn(turn.choice("role", Role.class, Role.USER), column));
        }
        Fields roles = fields.section("roles").allow("system", "developer", "user", "assistant", "tool");
        for (Role role : Role.values()) {
            String column = roles.text(role.wire());
            if (column != null) {
                turns.add(new MappingSpec.Turn(role, column));
            }
        }
        return turns;
    }

    private static Map<String, @Nullable Object> turnTree(MappingSpec.Turn turn) {
        Map<String, @Nullable Object> tree = new LinkedHashMap<>();
        tree.put("role", turn.role().wire());
        tree.put("column", turn.column());
        return tree;
    }

    private static void putChanged(Map<String, @Nullable Object> tree, String field, Object value, Object usual) {
        if (!value.equals(usual)) {
            tree.put(field, value);
        }
    }
}
