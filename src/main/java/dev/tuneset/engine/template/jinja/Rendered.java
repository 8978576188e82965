package dev.tuneset.engine.template.jinja;

import java.util.ArrayList;
import java.util.List;

/**
 * What a template made.
 *
 * @param text the rendered text
 * @param assistantSpans what stood in <code>{% generation %}</code> blocks, in the order and units (code points) of
 *     {@code generation_indices} in transformers
 */
public record Rendered(String text, List<Span> assistantSpans) {
    public Rendered {
        assistantSpans = List.copyOf(assistantSpans);
    }

    Rendered withText(String other) {
        return new Rendered(other, assistantSpans);
    }

    /** The spans counted in UTF-16 units, as {@link String#substring} wants them. */
    public List<Span> assistantSpansUtf16() {
        List<Span> result = new ArrayList<>(assistantSpans.size());
        int points = text.codePointCount(0, text.length());
        for (Span span : assistantSpans) {
            int start = text.offsetByCodePoints(0, Math.min(span.start(), points));
            int end = text.offsetByCodePoints(0, Math.min(span.end(), points));
            result.add(new Span(start, end));
        }
        return result;
    }
}
