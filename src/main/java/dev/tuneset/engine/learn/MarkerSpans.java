package dev.tuneset.engine.learn;

import dev.tuneset.engine.template.jinja.Span;
import java.util.ArrayList;
import java.util.List;

/** What {@code train_on_responses_only} of Unsloth learns: from each response marker to the next instruction marker or the end. */
final class MarkerSpans {
    private MarkerSpans() {}

    static List<Span> of(String text, Markers markers) {
        List<Span> spans = new ArrayList<>();
        int at = text.indexOf(markers.responsePart());
        while (at >= 0) {
            int start = at + markers.responsePart().length();
            int question = text.indexOf(markers.instructionPart(), start);
            int end = question < 0 ? text.length() : question;
            spans.add(new Span(start, end));
            at = question < 0
                    ? -1
                    : text.indexOf(
                            markers.responsePart(),
                            question + markers.instructionPart().length());
        }
        return spans;
    }
}
