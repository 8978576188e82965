package dev.tuneset.engine.learn;

import java.util.Locale;
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
