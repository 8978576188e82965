package dev.tuneset.engine.format.turns;

import dev.tuneset.engine.format.FormatCard;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A conversation that has been made into one text, by a chat template or by hand, taken apart again at the marks of its turns.
 *
 * @param marks whose marks they are
 * @param turns maps of {@code role}, in lower case, and {@code content}
 */
record MarkedText(String marks, List<Map<String, @Nullable Object>> turns) {
    /** The first mark stands so near to the beginning; a longer text before it is no system prompt. */
    private static final int HEAD_CHARS = 4_096;

    private static final Pattern BEGIN =
            Pattern.compile("(?:\\s|<s>|<bos>|<BOS_TOKEN>|\\[gMASK\\]|<sop>|<[|｜][^<>|｜\\n]+[|｜]>)*+");

    /** Some templates put it before an answer without thoughts. */
    private static final Pattern NO_THOUGHTS = Pattern.compile("^(?:<think>)?\\s*</think>\\s*");

    private static final Pattern SYSTEM_PROMPT =
            Pattern.compile("\\[SYSTEM_PROMPT\\](.*)\\[/SYSTEM_PROMPT\\]", Pattern.DOTALL);
    private static final Pattern SYSTEM = Pattern.compile("<<SYS>>\\n?(.*?)\\n?<</SYS>>\\s*(.*)", Pattern.DOTALL);

    /** The turns of a text; empty when it has no marks at its beginning, or no answer. */
    static Optional<MarkedText> of(@Nullable Object value) {
        if (value instanceof String text) {
            for (TurnMarks marks : TurnMarks.ALL) {
                Matcher open = marks.open().matcher(text);
                open.region(0, Math.min(text.length(), HEAD_CHARS));
                if (open.find()) {
                    return new Parting(marks, text).part(open.start());
                }
            }
        }
        return Optional.empty();
    }

    private record Turn(String role, String content) {}

    /** Takes one text apart. */
    private static final class Parting {
        private final TurnMarks marks;
        private final String text;
        private final List<Turn> turns = new ArrayList<>();

        Parting(TurnMarks marks, String text) {
            this.marks = marks;
            this.text = text;
        }

        Optional<MarkedText> part(int first) {
            // many templates have no mark for a system prompt
            String before =
                    BEGIN.matcher(text.substring(0, first)).replaceFirst("").strip();
            if (!before.isEmpty()) {
                turns.add(new Turn("system", SYSTEM_PROMPT.matcher(before).replaceFirst("$1")));
            }
            Matcher open = marks.open().matcher(text);
            boolean more = open.find(first);
            while (more) {
                String role = TurnMarks.role(open.group(1));
                int start = open.end();
                more = open.find();
                add(role, text.substring(start, more ? open.start() : text.length()), !more);
            }
            return isConversation() ? Optional.of(new MarkedText(marks.name(), maps())) : Optional.empty();
        }

        private void add(String role, String between, boolean last) {
            Matcher close = marks.close().matcher(between);
            boolean closed = close.find();
            String open = closed ? between.substring(0, close.start()) : between.stripTrailing();
            String content =
                    NO_THOUGHTS.matcher(marks.loose() ? open.strip() : open).replaceFirst("");
            if (last && !closed && content.isBlank()) {
                // where a model was to answer
                return;
            }
            if (role.equals("input") && !turns.isEmpty()) {
                Turn asked = turns.remove(turns.size() - 1);
                String more = content.isEmpty() ? "" : "\n\n" + content;
                turns.add(new Turn(asked.role(), asked.content() + more));
            } else {
                addTurn(role, content);
            }
        }

        /** Llama 2 has its system prompt inside the first question. */
        private void addTurn(String role, String content) {
            Matcher system = SYSTEM.matcher(content);
            if (turns.isEmpty() && marks.loose() && system.matches()) {
                turns.add(new Turn("system", system.group(1)));
                turns.add(new Turn(role, system.group(2)));
            } else {
                turns.add(new Turn(role, content));
            }
        }

        private boolean isConversation() {
            boolean answered = false;
            String before = "";
            for (Turn turn : turns) {
                Optional<Speaker> speaker = Speaker.loosely(turn.role());
                if (speaker.isEmpty() || (marks.loose() && turn.role().equals(before))) {
                    return false;
                }
                answered |= speaker.get() == Speaker.ASSISTANT
                        && !before.isEmpty()
                        && !turn.content().isBlank();
                before = turn.role();
            }
            return answered;
        }

        private List<Map<String, @Nullable Object>> maps() {
            return turns.stream()
                    .map(turn -> FormatCard.fields("role", turn.role(), "content", turn.content()))
                    .toList();
        }
    }
}
