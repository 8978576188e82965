package dev.tuneset.engine.clean;

import dev.tuneset.engine.example.Example;
import dev.tuneset.engine.example.Example.Completion;
import dev.tuneset.engine.example.Example.Completion.Kind;
import dev.tuneset.engine.outcome.Note;
import dev.tuneset.engine.outcome.Outcome;
import dev.tuneset.engine.outcome.Reason;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Makes preference pairs of scored answers. Equal scores and equal answers make no pair; an example without scores stays. */
public final class PairBuilding implements CleaningStep {
    private final CleanSpec.Pairs wanted;

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

    PairBuilding(CleanSpec.Pairs wanted) {
        this.wanted = wanted;
    }

    private record Pair(Completion better, Completion worse) {
        double margin() {
            return score(better) - score(worse);
        }

        Example of(Example example) {
            return example.withCompletions(List.of(
                    new Completion(Kind.CHOSEN, better.messages(), better.score()),
                    new Completion(Kind.REJECTED, worse.messages(), worse.score())));
        }
    }

    @Override
    public Outcome<List<Example>> apply(Example example) {
        List<Completion> scored = example.completions().stream()
                .filter(answer -> answer.kind() == Kind.SCORED && answer.score() != null)
                .sorted(Comparator.comparingDouble(PairBuilding::score).reversed())
                .toList();
        if (scored.isEmpty()) {
            return Outcome.kept(List.of(example));
        }
        List<Pair> pairs = fewest(pairs(scored));
        if (pairs.isEmpty()) {
            return Outcome.dropped(Reason.NO_PAIR, noPair(scored.size()));
        }
        List<Example> made = pairs.stream().map(pair -> pair.of(example)).toList();
        String note = made.size() + (made.size() == 1 ? " pair" : " pairs") + " of " + scored.size() + " answers";
        return Outcome.of(made, List.of(new Note(Reason.EXAMPLES_MADE, note)));
    }

    private String noPair(int answers) {
        if (answers == 1) {
            return "there is only one scored answer";
        }
        return wanted.marginMin() > 0
                ? "no two of the " + answers + " answers differ by a score of " + wanted.marginMin()
                : "no two of the " + answers + " answers differ in text and score";
    }

    private List<Pair> pairs(List<Completion> scored) {
        List<Pair> pairs = new ArrayList<>();
        for (int better = 0; better < scored.size(); better++) {
            for (int worse = better + 1; worse < scored.size(); worse++) {
                if (isAsked(better, worse, scored.size()) && isPair(scored.get(better), scored.get(worse))) {
                    pairs.add(new Pair(scored.get(better), scored.get(worse)));
                }
            }
        }
        return pairs;
    }

    /** Those furthest apart when there are too many, in their order. */
    private List<Pair> fewest(List<Pair> pairs) {
        if (wanted.pairsMax() == 0 || pairs.size() <= wanted.pairsMax()) {
            return pairs;
        }
        List<Pair> widest = pairs.stream()
                .sorted(Comparator.comparingDouble(Pair::margin).reversed())
                .limit(wanted.pairsMax())
                .toList();
        return pairs.stream().filter(widest::contains).limit(wanted.pairsMax()).toList();
    }

    private boolean isAsked(int better, int worse, int count) {
        return switch (wanted.method()) {
            case BEST_WORST -> better == 0 && worse == count - 1;
            case BEST_REST -> better == 0;
            case NEIGHBOURS -> worse == better + 1;
            case ALL -> true;
        };
    }

    private boolean isPair(Completion better, Completion worse) {
        double margin = score(better) - score(worse);
        return margin > 0 && margin >= wanted.marginMin() && !better.messages().equals(worse.messages());
    }

    private static double score(Completion answer) {
        Double score = answer.score();
        return score == null ? 0 : score;
    }
}
