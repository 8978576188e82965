package dev.tuneset.engine.template;

import dev.tuneset.engine.template.jinja.Rendered;
import dev.tuneset.engine.template.jinja.Span;
import dev.tuneset.engine.template.jinja.TemplateException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * {@code continue_final_message}: the rendered text ends with the last message's content, so that a model goes on with
 * it. As {@code render_jinja_template} of transformers 5 does, a mark is put behind that content before rendering, and
 * the text is cut where the mark came out; where the template trims, the white space before it goes too.
 */
final class FinalMessage {
    private static final String MARK = "CONTINUE_FINAL_MESSAGE_TAG ";

    private final List<Object> messages;
    private final String text;

    private FinalMessage(List<Object> messages, String text) {
        this.messages = messages;
        this.text = text;
    }

    /** Marks the end of the last message; refused with the class and words of Python when there is nothing to go on with. */
    static FinalMessage marked(List<?> messages, String source) {
        if (messages.isEmpty()) {
            throw TemplateException.value("continue_final_message is set but the conversation is empty!");
        }
        Map<Object, Object> last = new LinkedHashMap<>();
        if (messages.get(messages.size() - 1) instanceof Map<?, ?> message) {
            last.putAll(message);
        }
        Object content = last.get("content");
        if (content == null) {
            throw TemplateException.value(
                    "continue_final_message is set but the final message has no \"content\" to continue!");
        }
        if (!source.contains("content")) {
            throw TemplateException.value(
                    "continue_final_message is set to \"content\" but this is not an accepted field in the chat_template");
        }
        String text;
        if (content instanceof List<?> parts) {
            List<Object> marked = new ArrayList<>(parts);
            text = markLastText(marked);
            last.put("content", marked);
        } else if (content instanceof String whole) {
            text = whole;
            last.put("content", whole + MARK);
        } else {
            throw TemplateException.value(
                    "continue_final_message is set but the final message's \"content\" is neither text nor a list");
        }
        List<Object> all = new ArrayList<>(messages);
        all.set(all.size() - 1, last);
        return new FinalMessage(all, text);
    }

    private static String markLastText(List<Object> parts) {
        for (int i = parts.size() - 1; i >= 0; i--) {
            if (parts.get(i) instanceof Map<?, ?> part && part.get("text") instanceof String text) {
                Map<Object, Object> marked = new LinkedHashMap<>(part);
                marked.put("text", text + MARK);
                parts.set(i, marked);
                return text;
            }
        }
        throw TemplateException.value(
                "continue_final_message is set but we could not find any text to continue in the final message!");
    }

    /** The messages with the mark, to be rendered. */
    List<Object> messages() {
        return messages;
    }

    /** What was rendered of them, up to the mark. */
    Rendered leftOpen(Rendered rendered) {
        String whole = rendered.text();
        int mark = whole.lastIndexOf(MARK.strip());
        if (mark < 0 || !whole.contains(stripped(text))) {
            throw TemplateException.value("continue_final_message is set but the final message does not appear in the"
                    + " chat after applying the chat template! This can happen if the chat template deletes portions of"
                    + " the final message. Please verify the chat template and final message in your chat to ensure"
                    + " they are compatible.");
        }
        String before = whole.substring(0, mark);
        String open = whole.startsWith(MARK, mark) ? before : before.substring(0, end(before));
        int characters = open.codePointCount(0, open.length());
        List<Span> spans = rendered.assistantSpans().stream()
                .filter(span -> span.start() < characters)
                .map(span -> new Span(span.start(), Math.min(span.end(), characters)))
                .toList();
        return new Rendered(open, spans);
    }

    private static String stripped(String text) {
        int start = 0;
        int end = end(text);
        while (start < end && isSpace(text.charAt(start))) {
            start++;
        }
        return text.substring(start, end);
    }

    /** Where the text ends without trailing white space. */
    private static int end(String text) {
        int end = text.length();
        while (end > 0 && isSpace(text.charAt(end - 1))) {
            end--;
        }
        return end;
    }

    /** White space as Python's {@code str.strip} has it: also NBSP and NEL, which Java's does not count. */
    private static boolean isSpace(char character) {
        return Character.isWhitespace(character) || Character.isSpaceChar(character) || character == '\u0085';
    }
}
