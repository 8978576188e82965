package dev.tuneset.engine.quality;

import dev.tuneset.engine.row.Place;
import java.util.List;
import java.util.Locale;

/**
 * Something about the examples that the user should know.
 *
 * @param count how many examples it concerns; the number of examples or labels when it concerns all
 * @param places the first {@link #PLACES_MAX} of them
 * @param detail one English sentence
 */
public record Finding(Code code, Severity severity, long count, List<Place> places, String detail) {
    public static final int PLACES_MAX = 20;

    public Finding {
        places = List.copyOf(places);
    }

    /** How much it matters. */
    public enum Severity {
        /** Training on it will go wrong. */
        ERROR,
        /** Most likely not meant. */
        WARNING,
        /** Good to know. */
        INFO;

        public String wire() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** What was found. The wire names are a contract: they never change. */
    public enum Code {
        NO_EXAMPLES(Severity.ERROR),
        TOO_FEW_EXAMPLES(Severity.WARNING),
        FEW_EXAMPLES(Severity.INFO),
        EMPTY_EXAMPLE(Severity.ERROR),
        EMPTY_TURN(Severity.ERROR),
        LAST_TURN_NOT_ASSISTANT(Severity.WARNING),
        DUPLICATE_EXAMPLE(Severity.WARNING),
        CONFLICTING_ANSWERS(Severity.WARNING),
        DUPLICATES_NOT_SOUGHT(Severity.INFO),
        NULL_WORD(Severity.WARNING),
        LEFTOVER_PLACEHOLDER(Severity.WARNING),
        SPECIAL_TOKEN(Severity.WARNING),
        ONE_LABEL(Severity.WARNING),
        IMBALANCED_LABELS(Severity.WARNING);

        private final Severity severity;

        Code(Severity severity) {
            this.severity = severity;
        }

        public Severity severity() {
            return severity;
        }

        public String wire() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
