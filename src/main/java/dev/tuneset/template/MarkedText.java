package dev.tuneset.template;

import dev.tuneset.engine.template.jinja.Span;
import dev.tuneset.engine.token.Tokens;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A rendered text cut for a page: where special tokens stand, where the learned part begins and ends, and at the borders of
 * tokens.
 *
 * @param special in UTF-16 units, ordered and disjoint, as the other spans are
 * @param learned {@code null} when nothing is to be told of it
 * @param tokens {@code null} when their borders are not to be seen
 */
public record MarkedText(
        String text,
        List<Span> special,
        @Nullable List<Span> learned,
        @Nullable Tokens tokens) {
    /** A text with its special tokens and nothing more. */
    public static MarkedText of(String text, List<Span> special) {
        return new MarkedText(text, special, null, null);
    }

    public MarkedText withLearned(List<Span> spans) {
        return new MarkedText(text, special, spans, tokens);
    }

    public MarkedText withTokens(@Nullable Tokens shown) {
        return new MarkedText(text, special, learned, shown);
    }

    /** A token as the vocabulary has it. */
    public record Token(int id, String surface) {}

    /**
     * A run of text that is marked one way.
     *
     * @param tokens the tokens it belongs to: several where a character was cut, none where borders are not shown
     * @param style its CSS classes: special; learned or unlearned; token, with odd for every other one, and with rest for a run
     *     that goes on with the token before it
     */
    public record Piece(String text, boolean special, boolean learned, List<Token> tokens, String style) {
        /** The tokens' ids and spellings, to be told on a page; empty without tokens. */
        public String told() {
            return tokens.stream()
                    .map(token -> token.id() + " " + token.surface())
                    .collect(Collectors.joining(", "));
        }
    }

    /** The whole text, piece by piece. */
    public List<Piece> pieces() {
        List<Group> groups = tokens == null ? List.of() : groups(tokens);
        BitSet borders = borders(groups);
        List<Piece> pieces = new ArrayList<>();
        Cursor marks = new Cursor(special);
        Cursor trained = new Cursor(learned == null ? List.of() : learned);
        int group = 0;
        int end;
        for (int start = 0; start < text.length(); start = end) {
            end = borders.nextSetBit(start + 1);
            while (group < groups.size() && groups.get(group).end <= start) {
                group++;
            }
            Group within = group < groups.size() && groups.get(group).start <= start ? groups.get(group) : null;
            pieces.add(piece(start, end, marks.covers(start), trained.covers(start), within, group));
        }
        return pieces;
    }

    private Piece piece(int start, int end, boolean marked, boolean trained, @Nullable Group group, int number) {
        StringBuilder style = new StringBuilder(marked ? "special" : "");
        if (learned != null) {
            style.append(trained ? " learned" : " unlearned");
        }
        if (group != null) {
            style.append(" token");
            style.append(number % 2 == 1 ? " odd" : "");
            style.append(start > group.start ? " rest" : "");
        }
        return new Piece(
                text.substring(start, end),
                marked,
                trained,
                group == null ? List.of() : List.copyOf(group.tokens),
                style.toString().strip());
    }

    private BitSet borders(List<Group> groups) {
        BitSet borders = new BitSet(text.length() + 1);
        borders.set(text.length());
        for (Span span : special) {
            borders.set(span.start());
            borders.set(span.end());
        }
        if (learned != null) {
            for (Span span : learned) {
                borders.set(span.start());
                borders.set(span.end());
            }
        }
        for (Group group : groups) {
            borders.set(group.start);
            borders.set(group.end);
        }
        return borders;
    }

    /** Tokens that share a character cannot be told apart in the text, so they are shown as one. */
    private static List<Group> groups(Tokens tokens) {
        List<Group> groups = new ArrayList<>();
        Group last = null;
        for (int i = 0; i < tokens.size(); i++) {
            if (tokens.end(i) <= tokens.start(i)) {
                continue;
            }
            if (last == null || tokens.start(i) >= last.end) {
                last = new Group(tokens.start(i));
                groups.add(last);
            }
            last.end = Math.max(last.end, tokens.end(i));
            last.tokens.add(new Token(tokens.id(i), tokens.surface(i)));
        }
        return groups;
    }

    private static final class Group {
        private final int start;
        private final List<Token> tokens = new ArrayList<>(1);
        private int end;

        Group(int start) {
            this.start = start;
            this.end = start;
        }
    }

    /** Tells of places that only grow whether they lie in a span. */
    private static final class Cursor {
        private final List<Span> spans;
        private int next;

        Cursor(List<Span> spans) {
            this.spans = spans;
        }

        boolean covers(int place) {
            while (next < spans.size() && spans.get(next).end() <= place) {
                next++;
            }
            return next < spans.size() && spans.get(next).start() <= place;
        }
    }
}
