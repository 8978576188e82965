package dev.tuneset.engine.pack;

import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.BiPredicate;
import org.jspecify.annotations.Nullable;

/**
 * Columns that ms-swift reads by any of several names, whatever their case: where two say the same, it reads neither.
 *
 * <p>Source: {@code swift/dataset/preprocessor/core.py} (4.6).
 */
final class MsSwiftColumns {
    private static final Set<String> TURNS = Set.of("messages", "conversation", "conversations");
    private static final Set<String> PLAIN = Set.of(
            "history",
            "system",
            "system_prompt",
            "query",
            "prompt",
            "input",
            "instruction",
            "question",
            "problem",
            "response",
            "answer",
            "output",
            "targets",
            "target",
            "answer_key",
            "answers",
            "solution",
            "text",
            "completion",
            "content");
    /** A worse answer, where one is asked for. */
    private static final Set<String> REJECTED = Set.of("rejected_response", "rejected_messages");

    private MsSwiftColumns() {}

    /** Renames those that a record of this format has beside its own. */
    static Check check(String format) {
        BiPredicate<String, @Nullable Object> misread = misread(format);
        return MisreadColumns.check("ms-swift", (name, value) -> misread.test(name.toLowerCase(Locale.ROOT), value));
    }

    private static BiPredicate<String, @Nullable Object> misread(String format) {
        return switch (format) {
            case "text" -> (name, value) -> !name.equals("text") && (isPlain(name) || isForAll(name, value));
            case "prompt_completion" ->
                (name, value) ->
                        !Set.of("prompt", "completion").contains(name) && (isPlain(name) || isForAll(name, value));
            case "sharegpt" ->
                (name, value) -> !name.equals("conversations") && (TURNS.contains(name) || isForAll(name, value));
            case "alpaca" -> (name, value) -> TURNS.contains(name) || isForAll(name, value);
            case "preference_swift" -> (name, value) -> isNoBoxes(name, value);
            default -> MsSwiftColumns::isForAll;
        };
    }

    private static boolean isPlain(String name) {
        return PLAIN.contains(name) || TURNS.contains(name);
    }

    private static boolean isForAll(String name, @Nullable Object value) {
        return REJECTED.contains(name) || isNoBoxes(name, value);
    }

    /** It takes objects for boxes in pictures. */
    private static boolean isNoBoxes(String name, @Nullable Object value) {
        return name.equals("objects") && value != null && !(value instanceof Map<?, ?>);
    }
}
