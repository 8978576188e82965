package dev.tuneset.engine.learn;

import dev.tuneset.engine.outcome.Problem;
import dev.tuneset.engine.outcome.TunesetException;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Which part of a rendered example is learned.
 *
 * @param endOfTurn whether the token that ends an answer is learned too, so that the model knows when to stop
 * @param markers for {@link Kind#RESPONSES_ONLY}; {@code null} finds them in the template
 */
public record LearningPolicy(
        Kind kind, boolean endOfTurn, @Nullable Markers markers) {
    /** The ways in use. The wire names are a contract: they never change. */
    public enum Kind {
        /** What the assistant says. */
        ASSISTANT_TURNS,
        /** The assistant's last message. */
        LAST_ANSWER,
        /** The whole text. */
        EVERYTHING,
        /** From each response marker up to the next instruction marker or the end. */
        RESPONSES_ONLY,
        /** Messages marked to be trained on, and the assistant's that carry no mark. */
        TRAIN_FLAGS;

        public String wire() {
            return name().toLowerCase(Locale.ROOT);
        }

        /**
         * The way of a wire name.
         *
         * @throws TunesetException {@code unknown_policy}
         */
        public static Kind named(String wire) {
            for (Kind kind : values()) {
                if (kind.wire().equals(wire)) {
                    return kind;
                }
            }
            String all = Stream.of(values()).map(Kind::wire).collect(Collectors.joining(", "));
            throw new TunesetException(
                            Problem.BAD_REQUEST,
                            "unknown_policy",
                            "There is no learning policy \"" + wire + "\". There are: " + all + ".",
                            wire,
                            all)
                    .inField("learn");
        }
    }

    /** The usual choice: the assistant's turns with the tokens that end them. */
    public static final LearningPolicy DEFAULT = of(Kind.ASSISTANT_TURNS);

    public static LearningPolicy of(Kind kind) {
        return new LearningPolicy(kind, true, null);
    }

    public LearningPolicy withoutEndOfTurn() {
        return new LearningPolicy(kind, false, markers);
    }
}
