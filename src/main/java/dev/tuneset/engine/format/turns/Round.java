package dev.tuneset.engine.format.turns;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The two keys of an object that holds a question and its answer.
 *
 * @param plain whether the names alone say that the object is a piece of a conversation
 */
record Round(String question, String answer, boolean plain) {
    private static final List<Round> ALL = List.of(
            new Round("human", "assistant", true),
            new Round("human", "bot", true),
            new Round("user", "assistant", true),
            new Round("user", "bot", true),
            new Round("input", "output", false),
            new Round("question", "answer", false),
            new Round("query", "response", false),
            new Round("prompt", "response", false));

    /** The keys of an item of a list; empty when it is no round. */
    static Optional<Round> of(@Nullable Object item) {
        if (!(item instanceof Map<?, ?> map) || map.containsKey("role") || map.containsKey("from")) {
            return Optional.empty();
        }
        return ALL.stream()
                .filter(round -> map.get(round.question) != null && map.get(round.answer) != null)
                .findFirst();
    }
}
