package dev.tuneset.engine.template;

import dev.tuneset.engine.outcome.Problem;
import dev.tuneset.engine.outcome.TunesetException;
import dev.tuneset.engine.template.jinja.Rendered;
import dev.tuneset.engine.template.jinja.Span;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * {@code continue_final_message}: the rendered text is cut after the last message's content, so that a model goes on
 * with it. As in {@code render_jinja_template} of transformers: white space that the template trims is trimmed too.
 */
final class FinalMessage {
    private FinalMessage() {}

    static Rendered leftOpen(Rendered rendered, List<?> messages) {
        String content = lastText(messages);
        String text = rendered.text();
        int at = text.lastIndexOf(content.strip());
        if (content.isBlank() || at < 0) {
            throw new TunesetException(
                            Problem.BAD_REQUEST,
                            "final_message_lost",
                            "continue_final_message is set but the final message does not appear in the rendered text.")
                    .inField("continue_final_message");
        }
        int whole = text.indexOf(content.stripLeading(), at);
        int end = whole == at
                ? at + content.stripLeading().length()
                : at + content.strip().length();
        String open = text.substring(0, end);
        int characters = open.codePointCount(0, open.length());
        List<Span> spans = rendered.assistantSpans().stream()
                .filter(span -> span.start() < characters)
                .map(span -> new Span(span.start(), Math.min(span.end(), characters)))
                .toList();
        return new Rendered(open, spans);
    }

    private static String lastText(List<?> messages) {
        if (messages.isEmpty() || !(messages.get(messages.size() - 1) instanceof Map<?, ?> last)) {
            return "";
        }
        @Nullable Object content = last.get("content");
        if (content instanceof List<?> parts) {
            for (int i = parts.size() - 1; i >= 0; i--) {
                if (parts.get(i) instanceof Map<?, ?> part && part.get("text") instanceof String text) {
                    return text;
                }
            }
        }
        return content instanceof String text ? text : "";
    }
}
