package dev.tuneset.engine.mapping;

import dev.tuneset.engine.example.Role;
import dev.tuneset.engine.mapping.prompt.Gate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How columns become an example: the {@code map} section of a recipe. A prompt is written either as a merged prompt or as turns.
 *
 * @param mergedPrompt the user message: text with {@code {column}} and {@code [[optional {column} parts]]}
 * @param mergedColumn the name the merged prompt has as a column; matters only to Unsloth's semantics
 * @param outputColumns columns that make the answer, one per line; empty for none
 * @param output the answer as a text with columns, instead of {@code outputColumns}
 * @param system the system message, a text with columns
 * @param gate when an optional part is shown; Unsloth's semantics know only {@link Gate#FIRST}
 * @param turns messages in order, each from its own column, instead of a merged prompt
 * @param conversationExtension how many examples are joined to one, 1 for none
 * @param randomState seed of the joining
 * @param keep columns kept along as attributes
 * @param removeUnusedColumns whether columns that make no message are left out; {@code keep} is kept in any case
 */
public record MappingSpec(
        @Nullable String mergedPrompt,
        String mergedColumn,
        List<String> outputColumns,
        @Nullable String output,
        @Nullable String system,
        Gate gate,
        List<Turn> turns,
        int conversationExtension,
        long randomState,
        List<String> keep,
        boolean removeUnusedColumns) {
    public static final long RANDOM_STATE = 3407;

    /** Nothing mapped yet; every option has its default. */
    public static final MappingSpec EMPTY = new MappingSpec(
            null, "instruction", List.of(), null, null, Gate.ALL, List.of(), 1, RANDOM_STATE, List.of(), true);

    /** A message that is the content of one column. */
    public record Turn(Role role, String column) {}

    public MappingSpec {
        outputColumns = List.copyOf(outputColumns);
        turns = List.copyOf(turns);
        keep = List.copyOf(keep);
    }

    public MappingSpec withMergedPrompt(@Nullable String changed) {
        return new MappingSpec(
                changed,
                mergedColumn,
                outputColumns,
                output,
                system,
                gate,
                turns,
                conversationExtension,
                randomState,
                keep,
                removeUnusedColumns);
    }

    public MappingSpec withMergedColumn(String changed) {
        return new MappingSpec(
                mergedPrompt,
                changed,
                outputColumns,
                output,
                system,
                gate,
                turns,
                conversationExtension,
                randomState,
                keep,
                removeUnusedColumns);
    }

    public MappingSpec withOutputColumn(String column) {
        return withOutputColumns(List.of(column));
    }

    public MappingSpec withOutputColumns(List<String> changed) {
        return new MappingSpec(
                mergedPrompt,
                mergedColumn,
                changed,
                output,
                system,
                gate,
                turns,
                conversationExtension,
                randomState,
                keep,
                removeUnusedColumns);
    }

    public MappingSpec withOutput(@Nullable String changed) {
        return new MappingSpec(
                mergedPrompt,
                mergedColumn,
                outputColumns,
                changed,
                system,
                gate,
                turns,
                conversationExtension,
                randomState,
                keep,
                removeUnusedColumns);
    }

    public MappingSpec withSystem(@Nullable String changed) {
        return new MappingSpec(
                mergedPrompt,
                mergedColumn,
                outputColumns,
                output,
                changed,
                gate,
                turns,
                conversationExtension,
                randomState,
                keep,
                removeUnusedColumns);
    }

    public MappingSpec withGate(Gate changed) {
        return new MappingSpec(
                mergedPrompt,
                mergedColumn,
                outputColumns,
                output,
                system,
                changed,
                turns,
                conversationExtension,
                randomState,
                keep,
                removeUnusedColumns);
    }

    public MappingSpec withTurns(List<Turn> changed) {
        return new MappingSpec(
                mergedPrompt,
                mergedColumn,
                outputColumns,
                output,
                system,
                gate,
                changed,
                conversationExtension,
                randomState,
                keep,
                removeUnusedColumns);
    }

    public MappingSpec withConversationExtension(int changed) {
        return new MappingSpec(
                mergedPrompt,
                mergedColumn,
                outputColumns,
                output,
                system,
                gate,
                turns,
                changed,
                randomState,
                keep,
                removeUnusedColumns);
    }

    public MappingSpec withRandomState(long changed) {
        return new MappingSpec(
                mergedPrompt,
                mergedColumn,
                outputColumns,
                output,
                system,
                gate,
                turns,
                conversationExtension,
                changed,
                keep,
                removeUnusedColumns);
    }

    public MappingSpec withKeep(List<String> changed) {
        return new MappingSpec(
                mergedPrompt,
                mergedColumn,
                outputColumns,
                output,
                system,
                gate,
                turns,
                conversationExtension,
                randomState,
                changed,
                removeUnusedColumns);
    }

    public MappingSpec withRemoveUnusedColumns(boolean changed) {
        return new MappingSpec(
                mergedPrompt,
                mergedColumn,
                outputColumns,
                output,
                system,
                gate,
                turns,
                conversationExtension,
                randomState,
                keep,
                changed);
    }
}
