package dev.tuneset.engine.learn;

import java.util.List;

/**
 * What a set of rendered examples is like.
 *
 * @param examples examples looked at, refused ones included
 * @param refused examples the template refused
 * @param tokens tokens of all texts
 * @param learned learned tokens of all texts
 * @param lengths tokens of the single texts
 * @param fitting texts within the limit
 * @param exact whether tokens are the model's own, not an estimate
 * @param findings most severe first
 */
public record RenderReport(
        long examples,
        long refused,
        long tokens,
        long learned,
        LengthSpread lengths,
        long fitting,
        LengthRule rule,
        String tokenizer,
        boolean exact,
        List<RenderFinding> findings) {
    public RenderReport {
        findings = List.copyOf(findings);
    }

    /** The part of the rendered examples that is within the limit, from 0 to 1; 1 when there is none. */
    public double shareFitting() {
        long rendered = examples - refused;
        return rendered == 0 ? 1 : (double) fitting / rendered;
    }

    /** The learned part of all tokens, from 0 to 1; 0 when there is none. */
    public double shareLearned() {
        return tokens == 0 ? 0 : (double) learned / tokens;
    }
}
