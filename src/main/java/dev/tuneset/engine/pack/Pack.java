package dev.tuneset.engine.pack;

import dev.tuneset.engine.sink.WriteSpec;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What one training tool wants: the shape of the data, its configuration, and its rules. Immutable and thread-safe. */
public interface Pack {
    /** The pack's name in recipes, REST and command line: {@code llama-factory}. */
    String name();

    PackCard card();

    /** The file types the tool reads, for a format. */
    default Set<WriteSpec.As> types(String format) {
        return Set.of(WriteSpec.As.JSONL, WriteSpec.As.JSON, WriteSpec.As.PARQUET);
    }

    /** Whether a split may lie in several files. */
    default boolean takesShards() {
        return true;
    }

    /**
     * Whether the tool insists on a {@code datasets} that takes JSON text in Parquet apart where the card says so (4.7 and
     * later), and wants the objects.
     */
    default boolean decodesJson() {
        return false;
    }

    /** Whether the text rendered with the recipe's chat template stands beside each example. */
    default boolean carriesText() {
        return false;
    }

    /** The format's options that the tool wants where the recipe leaves them open; options a format does not have are left out. */
    default Map<String, Object> options(PackRequest request) {
        return Map.of();
    }

    /** Place and name of a split's data in the pack's folder, without ending. */
    default String stem(PackRequest request, String split) {
        return "data/" + split;
    }

    /** The record without what says nothing, or with what says nothing but must be there; of this there is no word in the ledger. */
    default Map<String, @Nullable Object> prepared(PackRequest request, Map<String, @Nullable Object> record) {
        return record;
    }

    /** The tool's rules for a record, in the order in which they are looked at. */
    default List<Check> checks(PackRequest request) {
        return List.of();
    }

    /** The files beside the data; the dataset card is made for every pack. */
    List<PackFile> files(PackRequest request, Contents contents);

    /** What to know of this data as a whole before training. */
    default List<Warning> warnings(PackRequest request, Contents contents) {
        return List.of();
    }

    /** The command that begins training, in the pack's folder. */
    String command(PackRequest request);

    /** The model trained when the recipe names none. */
    default @Nullable String exampleModel() {
        return "Qwen/Qwen2.5-7B-Instruct";
    }
}
