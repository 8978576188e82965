package dev.tuneset.engine.learn;

import dev.tuneset.engine.outcome.Problem;
import dev.tuneset.engine.outcome.TunesetException;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A trainer and what it does to a row that is longer than its limit, unless told otherwise. */
public enum Trainer {
    /** Keeps the first {@code max_length} tokens, then drops rows that have nothing left to learn. */
    TRL(1024),
    /** Keeps the first {@code max_seq_length} tokens, then removes rows that have nothing left to learn. */
    UNSLOTH(2048),
    /** Cuts question and answer in proportion to {@code cutoff_len}, turn by turn, until it is used up. */
    LLAMA_FACTORY(2048),
    /** Drops rows over {@code sequence_len}. */
    AXOLOTL(0),
    /** Deletes rows over {@code max_length}. */
    MS_SWIFT(0);

    private final int limit;

    Trainer(int limit) {
        this.limit = limit;
    }

    /** Its limit in tokens when none is set; 0 when it takes the model's own or wants one set. */
    public int usualLimit() {
        return limit;
    }

    public String wire() {
        return name().toLowerCase(Locale.ROOT);
    }

    /**
     * The trainer of a wire name.
     *
     * @throws TunesetException {@code unknown_trainer}
     */
    public static Trainer named(String wire) {
        for (Trainer trainer : values()) {
            if (trainer.wire().equals(wire)) {
                return trainer;
            }
        }
        String all = Stream.of(values()).map(Trainer::wire).collect(Collectors.joining(", "));
        throw new TunesetException(
                        Problem.BAD_REQUEST,
                        "unknown_trainer",
                        "There is no trainer \"" + wire + "\". There are: " + all + ".",
                        wire,
                        all)
                .inField("trainer");
    }
}
