package dev.tuneset.engine.learn;

import dev.tuneset.engine.quality.Finding.Severity;
import dev.tuneset.engine.row.Place;
import java.util.List;
import java.util.Locale;

/**
 * Something about the rendered examples that the user should know.
 *
 * @param count how many examples it concerns
 * @param places the first {@link #PLACES_MAX} of them
 * @param detail one English sentence about the first of them
 */
public record RenderFinding(Code code, Severity severity, long count, List<Place> places, String detail) {
    public static final int PLACES_MAX = 20;

    public RenderFinding {
        places = List.copyOf(places);
    }

    /** What was found. The wire names are a contract: they never change. */
    public enum Code {
        TEMPLATE_REFUSES(Severity.ERROR),
        ROLE_ORDER_REFUSED(Severity.ERROR),
        TURN_VANISHED(Severity.ERROR),
        PYTHON_REPR(Severity.ERROR),
        NOTHING_LEARNED(Severity.ERROR),
        NOTHING_LEARNED_AFTER_CUT(Severity.ERROR),
        MARKERS_NOT_FOUND(Severity.ERROR),
        LEARNED_PART_UNKNOWN(Severity.WARNING),
        ANSWER_CUT(Severity.WARNING),
        DROPPED_FOR_LENGTH(Severity.WARNING),
        DOUBLED_BOS(Severity.WARNING),
        MISSING_BOS(Severity.WARNING),
        DOUBLED_EOS(Severity.WARNING),
        MISSING_EOS(Severity.WARNING),
        END_OF_TURN_NOT_LEARNED(Severity.WARNING),
        SPECIAL_TOKEN_IN_CONTENT(Severity.WARNING),
        TOOL_CALL_VANISHED(Severity.WARNING),
        PROMPT_CUT(Severity.INFO),
        REASONING_DROPPED(Severity.INFO),
        PREFIX_CHANGED(Severity.INFO),
        CONTENT_TRIMMED(Severity.INFO);

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
