package dev.tuneset.engine.format.ranked;

import dev.tuneset.engine.example.Example;
import dev.tuneset.engine.example.Example.Completion;
import dev.tuneset.engine.example.Example.Completion.Kind;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Makes preference pairs of scored answers. Equal scores and equal answers make no pair.
 *
 * @param marginMin the least difference of scores
 */
public record PairBuilding(Method method, double marginMin) {
    /** Which answers are paired. */
    public enum Method {
        /** The best with the worst: one pair. */
        BEST_WORST,
        /** The best with each of the others. */
        BEST_REST,
        /** Each with the next one down. */
        NEIGHBOURS,
        /** Each with each that is worse. */
        ALL
    }

    public PairBuilding {
        if (!(marginMin >= 0)) {
            throw new IllegalArgumentException("marginMin must be 0 or more, not " + marginMin);
        }
    }

    /** The pairs, best answers first; none when no two answers differ enough. An example without scored answers comes back. */
    public List<Example> of(Example example) {
        List<Completion> scored = example.completions().stream()
                .filter(answer -> answer.kind() == Kind.SCORED && answer.score() != null)
                .sorted(Comparator.comparingDouble(PairBuilding::score).reversed())
                .toList();
        if (scored.isEmpty()) {
            return List.of(example);
        }
        List<Example> pairs = new ArrayList<>();
        for (int better = 0; better < scored.size(); better++) {
            for (int worse = better + 1; worse < scored.size(); worse++) {
                if (isAsked(better, worse, scored.size()) && isPair(scored.get(better), scored.get(worse))) {
                    pairs.add(pair(example, scored.get(better), scored.get(worse)));
                }
            }
        }
        return pairs;
    }

    private boolean isAsked(int better, int worse, int count) {
        return switch (method) {
            case BEST_WORST -> better == 0 && worse == count - 1;
            case BEST_REST -> better == 0;
            case NEIGHBOURS -> worse == better + 1;
            case ALL -> true;
        };
    }

    private boolean isPair(Completion better, Completion worse) {
        double margin = score(better) - score(worse);
        return margin > 0 && margin >= marginMin && !better.messages().equals(worse.messages());
    }

    private static double score(Completion answer) {
        Double score = answer.score();
        return score == null ? 0 : score;
    }

    private static Example pair(Example example, Completion better, Completion worse) {
        return example.withCompletions(List.of(
                new Completion(Kind.CHOSEN, better.messages(), better.score()),
                new Completion(Kind.REJECTED, worse.messages(), worse.score())));
    }
}
