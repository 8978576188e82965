package dev.tuneset.engine.mapping;

import dev.tuneset.engine.mapping.prompt.MergedPrompt;
import dev.tuneset.engine.mapping.prompt.UnknownColumn;
import dev.tuneset.engine.outcome.Problem;
import dev.tuneset.engine.outcome.TunesetException;
import dev.tuneset.engine.row.Schema;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Binds a mapping spec to the columns of a source. */
public final class Mappings {
    /** Every copy costs 4 bytes per example. */
    static final int EXTENSION_MAX = 1_000;

    private Mappings() {}

    /**
     * Checks a spec against a schema and makes it ready to run.
     *
     * @param compat whether the mapping follows Unsloth's {@code to_sharegpt} to the letter, mistakes included
     * @throws TunesetException for every mistake that shows without looking at a row, with the recipe's field and, in a prompt,
     *     line and column. In compatible mode, the errors Unsloth ends with (see
     *     {@link dev.tuneset.engine.mapping.python.PythonError}); those that Unsloth only finds in a row are thrown by
     *     {@link Mapping#apply}
     */
    public static Mapping bind(MappingSpec spec, Schema schema, boolean compat) {
        if (compat && spec.turns().isEmpty()) {
            return UnslothMapping.bind(spec, schema);
        }
        checkExtension(spec);
        Set<Integer> kept = KeptColumns.named(spec, schema);
        return spec.turns().isEmpty() ? prompt(spec, schema, kept) : turns(spec, schema, kept);
    }

    /**
     * The prompt of a spec alone, for a preview; {@code null} when the spec has turns or no prompt.
     *
     * @throws TunesetException as {@link #bind}
     */
    public static @Nullable MergedPrompt prompt(MappingSpec spec, Schema schema, boolean compat) {
        String template = spec.mergedPrompt();
        if (template == null || !spec.turns().isEmpty()) {
            return null;
        }
        return compat
                ? MergedPrompt.unsloth(template, schema)
                : MergedPrompt.of(template, spec.gate(), schema, "map.merged_prompt");
    }

    private static void checkExtension(MappingSpec spec) {
        int count = spec.conversationExtension();
        if (count < 1 || count > EXTENSION_MAX) {
            throw badSpec(
                    "extension_out_of_range",
                    "conversation_extension must be from 1 to " + EXTENSION_MAX + ", not " + count,
                    "map.conversation_extension",
                    EXTENSION_MAX,
                    count);
        }
        if (spec.randomState() < 0) {
            throw badSpec(
                    "negative_seed",
                    "random_state must not be negative: " + spec.randomState(),
                    "map.random_state",
                    spec.randomState());
        }
    }

    private static Mapping prompt(MappingSpec spec, Schema schema, Set<Integer> kept) {
        if (spec.mergedPrompt() == null) {
            throw badSpec(
                    "nothing_mapped",
                    "Nothing says yet what the rows are: choose their format, or map their columns.",
                    "map");
        }
        MergedPrompt user = MergedPrompt.of(spec.mergedPrompt(), spec.gate(), schema, "map.merged_prompt");
        Answer answer = answer(spec, schema);
        MergedPrompt system = system(spec, schema);
        Set<Integer> used = KeptColumns.indexes(schema, user, answer.columns(), system);
        return new PromptMapping(system, user, answer, new KeptColumns(schema, spec, kept, used), used);
    }

    private static Answer answer(MappingSpec spec, Schema schema) {
        if (spec.output() != null) {
            if (!spec.outputColumns().isEmpty()) {
                throw badSpec(
                        "two_outputs",
                        "the recipe says both output and output_column; one of them is enough",
                        "map.output");
            }
            return new Answer.OfPrompt(MergedPrompt.of(spec.output(), spec.gate(), schema, "map.output"));
        }
        List<Integer> indexes = new ArrayList<>();
        for (String column : spec.outputColumns()) {
            indexes.add(index(column, schema, "map.output_column"));
        }
        return indexes.isEmpty() ? Answer.NONE : new Answer.OfColumns(spec.outputColumns(), indexes);
    }

    static @Nullable MergedPrompt system(MappingSpec spec, Schema schema) {
        return spec.system() == null ? null : MergedPrompt.of(spec.system(), spec.gate(), schema, "map.system");
    }

    private static Mapping turns(MappingSpec spec, Schema schema, Set<Integer> kept) {
        if (spec.mergedPrompt() != null
                || spec.output() != null
                || !spec.outputColumns().isEmpty()) {
            throw badSpec(
                    "prompt_and_turns",
                    "the recipe maps columns both by turns and by merged_prompt and output; one way is enough",
                    "map.turns");
        }
        List<TurnsMapping.BoundTurn> turns = new ArrayList<>();
        Set<Integer> used = KeptColumns.indexes(schema, null, Set.of(), null);
        for (MappingSpec.Turn turn : spec.turns()) {
            int index = index(turn.column(), schema, "map.turns");
            used.add(index);
            turns.add(new TurnsMapping.BoundTurn(turn.role(), turn.column(), index));
        }
        MergedPrompt system = system(spec, schema);
        used.addAll(KeptColumns.indexes(schema, null, Set.of(), system));
        return new TurnsMapping(system, turns, new KeptColumns(schema, spec, kept, used));
    }

    static int index(String column, Schema schema, String field) {
        int index = schema.indexOf(column);
        if (index < 0) {
            throw UnknownColumn.of(column, schema).inField(field);
        }
        return index;
    }

    static TunesetException badSpec(String code, String message, String field, Object... arguments) {
        return new TunesetException(Problem.BAD_REQUEST, code, message, arguments).inField(field);
    }
}
