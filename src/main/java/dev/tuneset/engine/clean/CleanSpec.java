package dev.tuneset.engine.clean;

/** One entry of the recipe's {@code clean:} list. */
public sealed interface CleanSpec {
    /** A fresh step for one run. */
    CleaningStep start();

    /** Whether its step remembers what it saw, so that it must see the examples in order. */
    default boolean remembers() {
        return false;
    }

    /** What two examples must have in common to be the same. */
    enum SameBy {
        /** All messages or the whole text. */
        EXAMPLE,
        /** Everything before the last answer. */
        PROMPT
    }

    /** Drops an example that came before. */
    record Deduplicate(SameBy by) implements CleanSpec {
        @Override
        public CleaningStep start() {
            return new Deduplication(by);
        }

        @Override
        public boolean remembers() {
            return true;
        }
    }

    /** Drops examples whose texts together have fewer or more characters (code points); 0 means no bound. */
    record Length(long charactersMin, long charactersMax) implements CleanSpec {
        public Length {
            if (charactersMin < 0 || charactersMax < 0 || (charactersMax > 0 && charactersMin > charactersMax)) {
                throw new IllegalArgumentException("length bounds " + charactersMin + " to " + charactersMax);
            }
        }

        @Override
        public CleaningStep start() {
            return new LengthLimit(this);
        }
    }

    /**
     * Makes preference pairs of scored answers.
     *
     * @param marginMin the least difference of scores
     * @param pairsMax pairs made of one example at most, those furthest apart; 0 for no bound
     */
    record Pairs(PairBuilding.Method method, double marginMin, int pairsMax) implements CleanSpec {
        public Pairs {
            if (!(marginMin >= 0) || pairsMax < 0) {
                throw new IllegalArgumentException("pairs with margin " + marginMin + ", at most " + pairsMax);
            }
        }

        @Override
        public CleaningStep start() {
            return new PairBuilding(this);
        }
    }

    /** Takes preferences and stepwise answers apart into single answers with a label. */
    record Unpair() implements CleanSpec {
        @Override
        public CleaningStep start() {
            return new Unpairing();
        }
    }
}
