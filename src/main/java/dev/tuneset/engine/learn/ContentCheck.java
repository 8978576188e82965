package dev.tuneset.engine.learn;

import dev.tuneset.engine.example.Message;
import dev.tuneset.engine.example.ToolCall;
import dev.tuneset.engine.format.turns.Reasoning;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Looks whether what the messages say stands in the rendered text. */
final class ContentCheck {
    private static final Pattern REPR = Pattern.compile("\\[?\\{'[a-z_]+': (?:['\\[{0-9]|None|True|False)");
    private static final Pattern NOTHING =
            Pattern.compile("(?<![\\p{L}\\p{N}_])(?:None|True|False)(?![\\p{L}\\p{N}_])");

    private final String text;
    private final List<Doubt> doubts;

    ContentCheck(String text, List<Doubt> doubts) {
        this.text = text;
        this.doubts = doubts;
    }

    /** The messages in order; each is sought behind the one before where it stands there. */
    void check(List<Message> messages) {
        int at = 0;
        for (int i = 0; i < messages.size(); i++) {
            at = checkContent(messages.get(i), i + 1, at);
            checkReasoning(messages.get(i), i + 1);
            checkCalls(messages.get(i), i + 1);
        }
        checkRepr(messages);
    }

    private int checkContent(Message message, int number, int from) {
        String content = message.text();
        if (content.isBlank()) {
            return from;
        }
        int found = sought(content, from);
        if (found >= 0) {
            return after(from, found, content);
        }
        found = sought(content.strip(), from);
        if (found >= 0) {
            say(RenderFinding.Code.CONTENT_TRIMMED, number, message, "loses the white space around it");
            return after(from, found, content.strip());
        }
        int thought = content.lastIndexOf(Reasoning.CLOSE);
        String answer = thought < 0
                ? ""
                : content.substring(thought + Reasoning.CLOSE.length()).strip();
        if (!answer.isEmpty() && text.contains(answer)) {
            checkThought(content.substring(0, thought), number, message);
        } else {
            say(RenderFinding.Code.TURN_VANISHED, number, message, "does not stand in the rendered text");
        }
        return from;
    }

    /** Where a content stands behind the one before it, or anywhere: some templates move the system message. */
    private int sought(String content, int from) {
        int found = text.indexOf(content, from);
        return found >= 0 ? found : text.indexOf(content);
    }

    private static int after(int from, int found, String content) {
        return Math.max(from, found + content.length());
    }

    private void checkThought(String begun, int number, Message message) {
        String thought = begun.substring(begun.indexOf('>') + 1).strip();
        if (!text.contains(thought)) {
            say(RenderFinding.Code.REASONING_DROPPED, number, message, "loses the thought before its answer");
        }
    }

    private void checkReasoning(Message message, int number) {
        String reasoning = message.reasoning();
        if (reasoning != null && !reasoning.isBlank() && !text.contains(reasoning.strip())) {
            say(RenderFinding.Code.REASONING_DROPPED, number, message, "loses the thought before its answer");
        }
    }

    private void checkCalls(Message message, int number) {
        for (ToolCall call : message.toolCalls()) {
            if (!text.contains(call.name())) {
                say(
                        RenderFinding.Code.TOOL_CALL_VANISHED,
                        number,
                        message,
                        "loses its call of \"" + call.name() + "\"",
                        call.name());
            }
        }
    }

    /** A Python value printed as code, which none of the messages holds. */
    private void checkRepr(List<Message> messages) {
        String repr = newcomer(REPR, messages);
        if (repr == null
                && messages.stream().anyMatch(message -> message.content().isEmpty())) {
            repr = newcomer(NOTHING, messages);
        }
        if (repr != null) {
            doubts.add(Doubt.of(
                    RenderFinding.Code.PYTHON_REPR,
                    "the template prints a value as Python writes it: " + repr
                            + "; it does not know content of this shape",
                    repr));
        }
    }

    private @Nullable String newcomer(Pattern pattern, List<Message> messages) {
        Matcher matcher = pattern.matcher(text);
        while (matcher.find()) {
            String found = matcher.group();
            if (messages.stream().noneMatch(message -> holds(message, found))) {
                return found;
            }
        }
        return null;
    }

    private static boolean holds(Message message, String piece) {
        String reasoning = message.reasoning();
        return message.text().contains(piece)
                || reasoning != null && reasoning.contains(piece)
                || message.toolCalls().stream()
                        .anyMatch(call -> String.valueOf(call.arguments()).contains(piece));
    }

    private void say(RenderFinding.Code code, int number, Message message, String what, Object... more) {
        String role = message.role().wire();
        Object[] arguments =
                Stream.concat(Stream.of(number, role), Stream.of(more)).toArray();
        doubts.add(Doubt.of(code, String.format(Locale.ROOT, "message %d (%s) %s", number, role, what), arguments));
    }
}
