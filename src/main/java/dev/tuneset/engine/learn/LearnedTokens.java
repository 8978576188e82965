package dev.tuneset.engine.learn;

import dev.tuneset.engine.template.jinja.Span;
import dev.tuneset.engine.token.Tokens;
import java.util.BitSet;
import java.util.List;

/**
 * A text's tokens and which of them are learned: those that lie in a learned span with all of their characters. A token
 * that crosses the border of a span is not learned; transformers' {@code return_assistant_tokens_mask} counts it.
 */
public final class LearnedTokens {
    private final Tokens tokens;
    private final BitSet learned;

    private LearnedTokens(Tokens tokens, BitSet learned) {
        this.tokens = tokens;
        this.learned = learned;
    }

    /**
     * @param spans in UTF-16 units, ordered and disjoint
     */
    static LearnedTokens of(Tokens tokens, List<Span> spans) {
        BitSet learned = new BitSet(tokens.size());
        int next = 0;
        for (int i = 0; i < tokens.size() && next < spans.size(); i++) {
            while (next < spans.size() && spans.get(next).end() <= tokens.start(i)) {
                next++;
            }
            boolean stands = tokens.end(i) > tokens.start(i);
            if (next < spans.size()
                    && stands
                    && tokens.start(i) >= spans.get(next).start()
                    && tokens.end(i) <= spans.get(next).end()) {
                learned.set(i);
            }
        }
        return new LearnedTokens(tokens, learned);
    }

    public Tokens tokens() {
        return tokens;
    }

    public int size() {
        return tokens.size();
    }

    public boolean learned(int index) {
        return learned.get(index);
    }

    /** How many tokens are learned. */
    public int learnedCount() {
        return learned.cardinality();
    }

    /** How many of the first tokens are learned. */
    int learnedBefore(int end) {
        return learned.get(0, Math.max(0, end)).cardinality();
    }

    /** The first learned token at or behind an index, or the number of tokens. */
    int nextLearned(int from) {
        int next = learned.nextSetBit(from);
        return next < 0 ? size() : next;
    }

    /** The first token at or behind an index that is not learned, or the number of tokens. */
    int nextUnlearned(int from) {
        return Math.min(size(), learned.nextClearBit(from));
    }
}
