package dev.tuneset.engine.clean;

/** One entry of the recipe's {@code clean:} list. */
public sealed interface CleanSpec {
    /** A fresh step for one run. */
    CleaningStep start();

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
}
