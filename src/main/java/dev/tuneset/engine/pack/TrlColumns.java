package dev.tuneset.engine.pack;

import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Columns that TRL's trainers read wherever they are: what kind of data it is, they tell from names.
 *
 * <p>Source: {@code data_utils.is_conversational} and {@code _prepare_dataset} of the trainers (1.16).
 */
final class TrlColumns {
    /** Read by the trainer of answers, whatever else is there. */
    private static final Set<String> SFT = Set.of(
            "chosen",
            "rejected",
            "conversations",
            "input_ids",
            "labels",
            "completion_mask",
            "assistant_masks",
            "seq_lengths");

    private TrlColumns() {}

    /** Renames those that a record of this format has beside its own. */
    static Check check(String tool, String format) {
        Set<String> names = misread(format);
        return MisreadColumns.check(tool, (name, value) -> names.contains(name));
    }

    private static Set<String> misread(String format) {
        return switch (format) {
            case "chatml" -> with(SFT, "prompt", "completion");
            // the mark of the end is added to text, where there is one
            case "prompt_completion" -> with(SFT, "messages", "text");
            case "text" -> with(SFT, "messages", "prompt", "completion");
            case "preference" -> Set.of("messages", "completion", "prompt_ids", "chosen_ids", "rejected_ids");
            case "kto" -> Set.of("messages", "chosen", "rejected", "prompt_ids", "completion_ids");
            default -> Set.of("messages", "chosen", "rejected", "completion", "completion_ids");
        };
    }

    private static Set<String> with(Set<String> names, String... more) {
        return Stream.concat(names.stream(), Stream.of(more)).collect(Collectors.toUnmodifiableSet());
    }
}
