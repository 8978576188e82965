package dev.tuneset.engine.learn;

import dev.tuneset.engine.example.Message;
import dev.tuneset.engine.example.Role;
import dev.tuneset.engine.template.TemplateRenderer;
import dev.tuneset.engine.template.jinja.Span;
import dev.tuneset.engine.template.jinja.TemplateException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Finds the assistant's turns of one conversation by rendering its beginnings: an answer starts where the prompt for it
 * ends, and ends where the conversation up to it ends. At most three renderings a turn and one more for the conversation.
 *
 * <p>Where a beginning of the conversation does not render to a beginning of the text (the template drops earlier thoughts,
 * or writes the last turn otherwise), the answer is found by its own content; where that cannot be told either, it is
 * left out and said so.
 */
final class TurnFinder {
    private final TemplateRenderer renderer;
    private final Probe probe;
    private final Closers closers;
    private final List<Message> messages;
    private final @Nullable List<@Nullable Object> tools;
    private final String text;
    private final List<Doubt> doubts;
    private @Nullable Map<Integer, Span> contents;

    TurnFinder(TemplateRenderer renderer, Probe probe, Closers closers, Conversation conversation, List<Doubt> doubts) {
        this.renderer = renderer;
        this.probe = probe;
        this.closers = closers;
        this.messages = conversation.messages();
        this.tools = conversation.tools();
        this.text = conversation.text();
        this.doubts = doubts;
    }

    /** A conversation and what it renders to. */
    record Conversation(List<Message> messages, @Nullable List<@Nullable Object> tools, String text) {}

    /** The assistant's turns, in order; those that cannot be told are left out. */
    List<Turn> turns() {
        List<Turn> turns = new ArrayList<>();
        for (int i = 0; i < messages.size(); i++) {
            if (messages.get(i).role() == Role.ASSISTANT) {
                add(i, turns);
            }
        }
        return turns;
    }

    /** The last assistant's turn alone. */
    List<Turn> lastTurn() {
        List<Turn> turns = new ArrayList<>();
        for (int i = messages.size() - 1; i >= 0 && turns.isEmpty(); i--) {
            if (messages.get(i).role() == Role.ASSISTANT) {
                add(i, turns);
                break;
            }
        }
        return turns;
    }

    /** Where the content of a message stands; {@code null} when it cannot be told. */
    @Nullable
    Span content(int index) {
        Map<Integer, Span> known = contents;
        if (known == null) {
            known = ContentPlaces.of(renderer, messages, tools, text);
            contents = known;
        }
        return known.get(index);
    }

    private void add(int index, List<Turn> turns) {
        int start = start(index);
        int end = start < 0 ? -1 : end(index, start);
        int before = turns.isEmpty() ? 0 : turns.get(turns.size() - 1).end();
        if (start < before || end <= start) {
            doubts.add(Doubt.of(
                    RenderFinding.Code.LEARNED_PART_UNKNOWN,
                    "message " + (index + 1) + " cannot be told apart in the text, so it is not counted as learned",
                    index + 1));
            return;
        }
        turns.add(new Turn(index, start, end));
    }

    private int start(int index) {
        String prompt = beginning(index, true);
        if (prompt != null && text.startsWith(prompt)) {
            boolean header = !probe.opening().isEmpty() && text.startsWith(probe.opening(), prompt.length());
            return prompt.length() + (header ? probe.opening().length() : 0);
        }
        Span content = content(index);
        String before = prompt == null ? null : beginning(index, false);
        if (prompt == null || before == null || !text.startsWith(before)) {
            return content == null ? -1 : content.start();
        }
        int common = wholeTag(before.length(), common(prompt));
        if (content != null && content.start() >= before.length()) {
            return Math.min(common, content.start());
        }
        doubts.add(Doubt.of(
                RenderFinding.Code.PREFIX_CHANGED,
                "the prompt for message " + (index + 1) + " is not how the template writes it afterwards",
                index + 1));
        return common;
    }

    private int end(int index, int start) {
        if (index == messages.size() - 1) {
            return text.length();
        }
        String through = beginning(index + 1, false);
        if (through != null && through.length() > start && text.startsWith(through)) {
            boolean closed = closers.startOfLast(text, start, through.length()) >= 0;
            int closer = closed ? -1 : closers.endOfNext(text, through.length());
            return closer < 0 ? through.length() : closer;
        }
        return endOfContent(index, start, through);
    }

    /** The template writes this message otherwise when it is the last: it ends behind its own content. */
    private int endOfContent(int index, int start, @Nullable String through) {
        Span content = content(index);
        if (content == null || content.end() <= start) {
            return -1;
        }
        String said = text.substring(content.start(), content.end());
        String tail = through == null ? "" : behind(said, through);
        if (!tail.isEmpty() && text.startsWith(tail, content.end())) {
            return content.end() + tail.length();
        }
        if (!messages.get(index).toolCalls().isEmpty()) {
            return -1;
        }
        int closer = closers.endOfNext(text, content.end());
        int barred = closer < 0 ? Closers.endOfBarred(text, content.end()) : closer;
        return barred < 0 ? content.end() : barred;
    }

    private static String behind(String said, String through) {
        int at = said.isEmpty() ? -1 : through.lastIndexOf(said);
        return at < 0 ? "" : through.substring(at + said.length());
    }

    private int common(String prompt) {
        int shorter = Math.min(prompt.length(), text.length());
        int at = 0;
        while (at < shorter && prompt.charAt(at) == text.charAt(at)) {
            at++;
        }
        return at;
    }

    /** Steps back in front of a tag that is only begun: {@code <think>} and {@code <tool_call>} have their first letters in common. */
    private int wholeTag(int from, int at) {
        int open = text.lastIndexOf('<', at - 1);
        return open >= from && text.substring(open, at).indexOf('>') < 0 ? open : Math.max(from, at);
    }

    private @Nullable String beginning(int size, boolean prompt) {
        try {
            return renderer.render(messages.subList(0, size), tools, prompt).text();
        } catch (TemplateException refused) {
            return null;
        }
    }
}
