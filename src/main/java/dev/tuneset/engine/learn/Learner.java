package dev.tuneset.engine.learn;

import dev.tuneset.engine.example.Example;
import dev.tuneset.engine.example.Message;
import dev.tuneset.engine.example.Role;
import dev.tuneset.engine.template.ChatTemplate;
import dev.tuneset.engine.template.TemplateMessages;
import dev.tuneset.engine.template.TemplateRenderer;
import dev.tuneset.engine.template.jinja.Rendered;
import dev.tuneset.engine.template.jinja.Span;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Renders examples with a template and tells which part of the text a policy learns. Thread-safe.
 *
 * <p>Where the template marks the assistant's part with <code>{% generation %}</code>, those marks are followed as
 * {@code assistant_only_loss} of TRL follows them. Plain text without a template is learned whole, except by markers.
 */
public final class Learner {
    private final TemplateRenderer renderer;
    private final LearningPolicy policy;
    private final Probe probe;
    private final Closers closers;

    public Learner(ChatTemplate template, TemplateRenderer renderer, LearningPolicy policy) {
        this.renderer = renderer;
        this.policy = policy;
        this.probe = Probe.of(renderer, template.stopToken());
        this.closers = new Closers(template.stopToken(), probe.closing());
    }

    /** The markers in use under {@link LearningPolicy.Kind#RESPONSES_ONLY}; {@code null} when the template shows none. */
    public @Nullable Markers markers() {
        return policy.markers() == null ? probe.markers() : policy.markers();
    }

    /**
     * The rendered text of an example and its learned part.
     *
     * @throws dev.tuneset.engine.template.jinja.TemplateException when the template refuses the example
     */
    public Learned learned(Example example) {
        Rendered rendered = renderer.render(example);
        List<Doubt> doubts = new ArrayList<>();
        List<Span> spans =
                example.text() != null ? ofText(rendered.text(), doubts) : ofTurns(example, rendered, doubts);
        return new Learned(rendered.text(), spans, doubts);
    }

    private List<Span> ofText(String text, List<Doubt> doubts) {
        return policy.kind() == LearningPolicy.Kind.RESPONSES_ONLY ? byMarkers(text, doubts) : whole(text);
    }

    private List<Span> ofTurns(Example example, Rendered rendered, List<Doubt> doubts) {
        String text = rendered.text();
        List<Message> messages = TemplateMessages.conversation(example);
        TurnFinder finder = new TurnFinder(
                renderer,
                probe,
                closers,
                new TurnFinder.Conversation(messages, TemplateMessages.tools(example), text),
                doubts);
        List<Span> marked = ordered(rendered.assistantSpansUtf16());
        return switch (policy.kind()) {
            case EVERYTHING -> whole(text);
            case RESPONSES_ONLY -> byMarkers(text, doubts);
            case ASSISTANT_TURNS -> marked.isEmpty() ? cut(text, finder.turns()) : closed(text, marked, doubts);
            case LAST_ANSWER -> {
                List<Turn> last = finder.lastTurn();
                yield marked.isEmpty() ? cut(text, last) : closed(text, within(marked, last), doubts);
            }
            case TRAIN_FLAGS -> flagged(messages, finder, text, marked, doubts);
        };
    }

    private List<Span> flagged(
            List<Message> messages, TurnFinder finder, String text, List<Span> marked, List<Doubt> doubts) {
        List<Turn> turns = new ArrayList<>(finder.turns());
        turns.removeIf(turn -> Boolean.FALSE.equals(messages.get(turn.message()).train()));
        List<Span> spans =
                new ArrayList<>(marked.isEmpty() ? cut(text, turns) : closed(text, within(marked, turns), doubts));
        for (int i = 0; i < messages.size(); i++) {
            boolean wanted = Boolean.TRUE.equals(messages.get(i).train());
            if (wanted && messages.get(i).role() != Role.ASSISTANT) {
                addContent(i, finder, text, spans, doubts);
            }
        }
        return ordered(spans);
    }

    /** The content of a message that is not the assistant's, and the token that closes it. */
    private void addContent(int index, TurnFinder finder, String text, List<Span> spans, List<Doubt> doubts) {
        Span content = finder.content(index);
        if (content == null) {
            doubts.add(Doubt.of(
                    RenderFinding.Code.LEARNED_PART_UNKNOWN,
                    "message " + (index + 1) + " cannot be told apart in the text, so it is not counted as learned",
                    index + 1));
            return;
        }
        int closer = policy.endOfTurn() ? closers.endOfNext(text, content.end()) : -1;
        spans.add(new Span(content.start(), closer < 0 ? content.end() : closer));
    }

    private List<Span> byMarkers(String text, List<Doubt> doubts) {
        Markers markers = markers();
        List<Span> spans = markers == null ? List.of() : MarkerSpans.of(text, markers);
        if (spans.isEmpty()) {
            doubts.add(
                    markers == null
                            ? Doubt.of(
                                            RenderFinding.Code.MARKERS_NOT_FOUND,
                                            "the template does not show what opens a question and what opens an answer")
                                    .told("in_template")
                            : Doubt.of(
                                    RenderFinding.Code.MARKERS_NOT_FOUND,
                                    "the text does not hold the response marker \"" + markers.responsePart() + "\"",
                                    markers.responsePart()));
        }
        if (policy.endOfTurn()) {
            return ordered(spans);
        }
        List<Span> open = new ArrayList<>();
        spans.forEach(span -> open.add(new Span(span.start(), closers.cut(text, span.start(), span.end(), false))));
        return ordered(open);
    }

    /** The template's own marks: as they are, or without the tokens that end turns. */
    private List<Span> closed(String text, List<Span> marked, List<Doubt> doubts) {
        List<Span> spans = new ArrayList<>();
        boolean unclosed = false;
        for (Span span : marked) {
            boolean closes = closers.startOfLast(text, span.start(), span.end()) >= 0;
            unclosed |= !closes && closers.endOfNext(text, span.end()) >= 0;
            int end = closes && !policy.endOfTurn() ? closers.cut(text, span.start(), span.end(), false) : span.end();
            spans.add(new Span(span.start(), end));
        }
        if (unclosed && policy.endOfTurn()) {
            doubts.add(Doubt.of(
                    RenderFinding.Code.END_OF_TURN_NOT_LEARNED,
                    "the template leaves " + closers.usual() + " out of what it marks as the assistant's",
                    closers.usual()));
        }
        return ordered(spans);
    }

    private List<Span> cut(String text, List<Turn> turns) {
        List<Span> spans = new ArrayList<>();
        for (Turn turn : turns) {
            spans.add(new Span(turn.start(), closers.cut(text, turn.start(), turn.end(), policy.endOfTurn())));
        }
        return ordered(spans);
    }

    private static List<Span> within(List<Span> marked, List<Turn> turns) {
        return marked.stream()
                .filter(span -> turns.stream().anyMatch(turn -> turn.start() < span.end() && span.start() < turn.end()))
                .toList();
    }

    private static List<Span> whole(String text) {
        return text.isEmpty() ? List.of() : List.of(new Span(0, text.length()));
    }

    /** In order, disjoint and without empty ones. */
    private static List<Span> ordered(List<Span> spans) {
        List<Span> sorted = new ArrayList<>(spans);
        sorted.sort((left, right) -> Integer.compare(left.start(), right.start()));
        List<Span> result = new ArrayList<>();
        int before = 0;
        for (Span span : sorted) {
            int start = Math.max(before, span.start());
            if (span.end() > start) {
                result.add(new Span(start, span.end()));
                before = span.end();
            }
        }
        return result;
    }
}
