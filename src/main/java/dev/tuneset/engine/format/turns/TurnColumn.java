package dev.tuneset.engine.format.turns;

import dev.tuneset.engine.format.RowFields;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Finds the column that holds the conversation: by its usual names, then by its shape. */
public final class TurnColumn {
    private static final Set<String> OTHERS = Set.of(
            "prompt",
            "completion",
            "chosen",
            "rejected",
            "chosen_messages",
            "rejected_messages",
            "rejected_response",
            "preferred_output",
            "non_preferred_output",
            "tools");

    static final String SPEAKER = "speaker";

    private static final List<String> SPOKEN = List.of("utterance", "text", "content", "message");

    /** Names that columns of conversations have besides the usual ones. */
    private static final List<String> CONVERSATIONS =
            List.of("dialog", "dialogue", "rounds", "turns", "chat", "data", "contents", "interactions");

    /** Names that columns of whole conversations in one text have. */
    private static final List<String> TEXTS =
            List.of("text", "content", "chat", "conversation", "dialogue", "dialog", "formatted_chat", "transcript");

    private TurnColumn() {}

    /** The first of the usual names that holds turns, or else any column that does. */
    public static Optional<String> find(RowFields fields, List<String> usual) {
        for (String name : usual) {
            if (fields.has(name)) {
                return Optional.of(name);
            }
        }
        for (String name : CONVERSATIONS) {
            if (holdsTurns(fields.peek(name)) || areTexts(fields.peek(name)) && !areQuestions(fields, name)) {
                return Optional.of(name);
            }
        }
        return fields.columns().stream()
                .filter(name -> !OTHERS.contains(name) && holdsTurns(fields.peek(name)) && !isVague(fields.peek(name)))
                .findFirst();
    }

    /** A column whose text has the marks of turns: the only one, or one of a name that says so. */
    static Optional<String> marked(RowFields fields) {
        List<String> columns = fields.columns().size() == 1 ? List.copyOf(fields.columns()) : TEXTS;
        return columns.stream()
                .filter(name -> MarkedText.of(fields.peek(name)).isPresent())
                .findFirst();
    }

    /** Whether a value is a list of texts, in which user and assistant speak by turns where its column says so. */
    static boolean areTexts(@Nullable Object value) {
        if (!(value instanceof List<?> list) || list.size() < 2) {
            return false;
        }
        for (Object item : list) {
            if (!(item instanceof String)) {
                return false;
            }
        }
        return true;
    }

    /** MT-bench's turns are the user's alone, with the answers in a reference beside them or nowhere. */
    private static boolean areQuestions(RowFields fields, String name) {
        return name.equals("turns") && (fields.hasColumn("question_id") || fields.hasColumn("reference"));
    }

    /** Whether the keys are those of rounds that stand for other things as well. */
    private static boolean isVague(@Nullable Object value) {
        return value instanceof List<?> list
                && list.stream()
                        .anyMatch(item ->
                                Round.of(item).map(round -> !round.plain()).orElse(false));
    }

    /** Whether a value is a list of turns, or JSON text of one. */
    public static boolean holdsTurns(@Nullable Object value) {
        return dialect(value).isPresent();
    }

    /** The keys of a list of turns; empty when it is no such list. Empty lists tell nothing. */
    public static Optional<TurnKeys> dialect(@Nullable Object value) {
        Object turns = value;
        if (value instanceof String text && text.startsWith("[")) {
            turns = JsonText.parse(text).orElse(null);
        }
        if (!(turns instanceof List<?> list) || list.isEmpty()) {
            return Optional.empty();
        }
        if (list.stream()
                .allMatch(item -> (has(item, "from") && has(item, "value"))
                        || Round.of(item).isPresent())) {
            return Optional.of(TurnKeys.FROM_VALUE);
        }
        return list.stream().allMatch(item -> has(item, "role")) || isDialogue(list)
                ? Optional.of(TurnKeys.ROLE_CONTENT)
                : Optional.empty();
    }

    /** Whether turns are a collected dialogue's, of a speaker and what is said; less sure to be meant for training. */
    static boolean isDialogue(@Nullable Object turns) {
        return turns instanceof List<?> list
                && !list.isEmpty()
                && list.stream().allMatch(item -> item instanceof Map<?, ?> turn && isUtterance(turn));
    }

    static boolean isUtterance(Map<?, ?> turn) {
        return !turn.containsKey("role")
                && !turn.containsKey("from")
                && turn.get(SPEAKER) instanceof String
                && SPOKEN.stream().anyMatch(key -> turn.get(key) instanceof String);
    }

    static String spoken(Map<?, ?> turn) {
        return SPOKEN.stream()
                .filter(key -> turn.get(key) instanceof String)
                .findFirst()
                .orElseThrow();
    }

    private static boolean has(@Nullable Object turn, String key) {
        return turn instanceof Map<?, ?> map && map.containsKey(key);
    }
}
