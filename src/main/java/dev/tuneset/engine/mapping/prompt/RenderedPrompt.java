package dev.tuneset.engine.mapping.prompt;

import java.util.List;

/**
 * The text of a prompt for one row, and where its pieces came from.
 *
 * @param spans in the order of the text; what no span covers is text of the template
 */
public record RenderedPrompt(String text, List<Span> spans) {
    public RenderedPrompt {
        spans = List.copyOf(spans);
    }

    /** What a span tells of. */
    public enum Kind {
        /** The value of a column. */
        VALUE,
        /** The place of an optional part that was left out; start and end are the same. */
        DROPPED
    }

    /**
     * A piece of the text, in UTF-16 units, end exclusive.
     *
     * @param source the column's name, or the optional part as it stands in the template
     */
    public record Span(Kind kind, int start, int end, String source) {
        static Span value(int start, int end, String column) {
            return new Span(Kind.VALUE, start, end, column);
        }

        static Span dropped(int at, String source) {
            return new Span(Kind.DROPPED, at, at, source);
        }

        Span movedBy(int distance) {
            return new Span(kind, start + distance, end + distance, source);
        }
    }
}
