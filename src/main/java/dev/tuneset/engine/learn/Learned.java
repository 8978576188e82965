package dev.tuneset.engine.learn;

import dev.tuneset.engine.template.jinja.Span;
import dev.tuneset.engine.token.Tokenizer;
import java.util.List;

/**
 * A rendered text and the part of it that is learned.
 *
 * @param spans the learned part in UTF-16 units: in order, disjoint, none empty
 * @param doubts what could not be told, or what the template did to it
 */
public record Learned(String text, List<Span> spans, List<Doubt> doubts) {
    public Learned {
        spans = List.copyOf(spans);
        doubts = List.copyOf(doubts);
    }

    /** The tokens of the text and which of them are learned. */
    public LearnedTokens tokens(Tokenizer tokenizer) {
        return LearnedTokens.of(tokenizer.encode(text, false), spans);
    }
}
