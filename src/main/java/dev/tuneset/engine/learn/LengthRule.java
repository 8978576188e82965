package dev.tuneset.engine.learn;

/**
 * How long a row may be, and what becomes of a longer one.
 *
 * @param limit in tokens; 0 for no limit
 */
public record LengthRule(Trainer trainer, int limit) {
    public LengthRule {
        if (limit < 0) {
            throw new IllegalArgumentException("a limit of " + limit + " tokens");
        }
    }

    /** The rule of a trainer whose limit was left as it is. */
    public static LengthRule usual(Trainer trainer) {
        return new LengthRule(trainer, trainer.usualLimit());
    }

    /**
     * What is left of a row.
     *
     * @param tokens tokens that stay; 0 when the row is dropped
     * @param learned learned tokens that stay
     */
    public record Left(int tokens, int learned) {}

    /** Whether a row of so many tokens is left as it is. */
    public boolean fits(int tokens) {
        return limit == 0 || tokens <= limit;
    }

    /** What a trainer leaves of a row. */
    public Left left(LearnedTokens tokens) {
        if (fits(tokens.size())) {
            return new Left(tokens.size(), tokens.learnedCount());
        }
        return switch (trainer) {
            case TRL, UNSLOTH -> new Left(limit, tokens.learnedBefore(limit));
            case LLAMA_FACTORY -> inProportion(tokens);
            case AXOLOTL, MS_SWIFT -> new Left(0, 0);
        };
    }

    /** As {@code infer_seqlen} of LLaMA-Factory shares what is left of the limit between a question and its answer. */
    private Left inProportion(LearnedTokens tokens) {
        int used = 0;
        int learned = 0;
        int at = 0;
        while (at < tokens.size() && used < limit) {
            int answer = tokens.nextLearned(at);
            int next = tokens.nextUnlearned(answer);
            int free = limit - used;
            int answerKept = Math.min(answerShare(answer - at, next - answer, free), next - answer);
            int questionKept = Math.min(Math.max(free - answerKept, 0), answer - at);
            used += questionKept + answerKept;
            learned += answerKept;
            at = next;
        }
        return new Left(used, learned);
    }

    private static int answerShare(int question, int answer, int free) {
        if (answer * 2L < free) {
            return free;
        }
        if (question * 2L < free) {
            return free - question;
        }
        return (int) (free * ((double) answer / (question + answer)));
    }
}
