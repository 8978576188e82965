package dev.tuneset.engine.learn;

import dev.tuneset.engine.example.Message;
import dev.tuneset.engine.example.Role;
import dev.tuneset.engine.template.TemplateRenderer;
import dev.tuneset.engine.template.jinja.TemplateException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a template writes around questions and answers, learned from a conversation of our own.
 *
 * @param opening what the template writes before an answer without being asked by {@code add_generation_prompt}; empty
 *     when the generation prompt says it
 * @param closing what it writes behind the last answer
 * @param markers the texts that open questions and answers; {@code null} when they cannot be told
 */
record Probe(String opening, String closing, @Nullable Markers markers) {
    private static final Probe NOTHING = new Probe("", "", null);
    private static final List<Message> CONVERSATION = List.of(
            Message.of(Role.USER, "qzFirstQuestionzq"),
            Message.of(Role.ASSISTANT, "qzFirstAnswerzq"),
            Message.of(Role.USER, "qzSecondQuestionzq"),
            Message.of(Role.ASSISTANT, "qzSecondAnswerzq"));

    static Probe of(TemplateRenderer renderer, String stopToken) {
        try {
            String whole = renderer.render(CONVERSATION, null, false).text();
            String asked =
                    renderer.render(CONVERSATION.subList(0, 3), null, false).text();
            String prompted =
                    renderer.render(CONVERSATION.subList(0, 3), null, true).text();
            return of(whole, asked, prompted, stopToken);
        } catch (TemplateException refused) {
            return NOTHING;
        }
    }

    private static Probe of(String whole, String asked, String prompted, String stopToken) {
        String toSecond =
                between(whole, CONVERSATION.get(1).text(), CONVERSATION.get(2).text());
        String toAnswer =
                between(whole, CONVERSATION.get(0).text(), CONVERSATION.get(1).text());
        int last = whole.lastIndexOf(CONVERSATION.get(3).text());
        if (toSecond == null || toAnswer == null || last < 0) {
            return NOTHING;
        }
        String closing = whole.substring(last + CONVERSATION.get(3).text().length());
        boolean silent = prompted.equals(asked);
        String written = whole.startsWith(asked) && last > asked.length() ? whole.substring(asked.length(), last) : "";
        // an earlier answer shows what opens every answer: some templates open the last one with an empty thought
        String response = silent
                ? written.isBlank() ? toAnswer : written
                : shared(prompted.startsWith(asked) ? prompted.substring(asked.length()) : "", toAnswer);
        String instruction = afterClosing(toSecond, closing, stopToken);
        Markers markers = instruction.isBlank() || response.isBlank() ? null : new Markers(instruction, response);
        return new Probe(silent && !written.isBlank() ? written : "", closing, markers);
    }

    /** The part of the generation prompt that a finished conversation has before its answers as well. */
    private static String shared(String prompt, String before) {
        for (int length = prompt.length(); length > 0; length--) {
            if (before.contains(prompt.substring(0, length))) {
                return prompt.substring(0, length);
            }
        }
        return before;
    }

    private static String afterClosing(String between, String closing, String stopToken) {
        if (!closing.isEmpty() && between.startsWith(closing)) {
            return between.substring(closing.length());
        }
        // where the next question's own token ends an answer, it is the marker
        boolean ownToken = between.strip().equals(stopToken);
        if (!stopToken.isEmpty() && !ownToken && between.startsWith(stopToken)) {
            return between.substring(stopToken.length());
        }
        return between;
    }

    private static @Nullable String between(String whole, String left, String right) {
        int from = whole.indexOf(left);
        int to = whole.indexOf(right);
        return from < 0 || to < from + left.length() ? null : whole.substring(from + left.length(), to);
    }
}
