package dev.tuneset.engine.mapping.prompt;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A prompt while it is written: its text and, when asked for, where each piece came from. */
final class PromptText {
    private final StringBuilder text = new StringBuilder();
    private final @Nullable List<RenderedPrompt.Span> spans;

    private PromptText(@Nullable List<RenderedPrompt.Span> spans) {
        this.spans = spans;
    }

    static PromptText plain() {
        return new PromptText(null);
    }

    static PromptText traced() {
        return new PromptText(new ArrayList<>());
    }

    /** Another text of the same kind. */
    PromptText fresh() {
        return spans == null ? plain() : traced();
    }

    void literal(String literal) {
        text.append(literal);
    }

    void value(String column, String value) {
        if (spans != null) {
            spans.add(RenderedPrompt.Span.value(text.length(), text.length() + value.length(), column));
        }
        text.append(value);
    }

    /** Notes that an optional part, given as it stands in the template, was left out here. */
    void dropped(String source) {
        if (spans != null) {
            spans.add(RenderedPrompt.Span.dropped(text.length(), source));
        }
    }

    void append(PromptText other) {
        if (spans != null && other.spans != null) {
            for (RenderedPrompt.Span span : other.spans) {
                spans.add(span.movedBy(text.length()));
            }
        }
        text.append(other.text);
    }

    RenderedPrompt rendered() {
        return new RenderedPrompt(text.toString(), spans == null ? List.of() : spans);
    }

    @Override
    public String toString() {
        return text.toString();
    }
}
