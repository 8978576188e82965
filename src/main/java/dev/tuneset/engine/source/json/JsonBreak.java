package dev.tuneset.engine.source.json;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.core.io.JsonEOFException;
import dev.tuneset.engine.outcome.Problem;
import dev.tuneset.engine.outcome.Reason;
import dev.tuneset.engine.outcome.TunesetException;

/**
 * Where and why a document cannot be read on.
 *
 * @param charOffset characters before the place
 */
record JsonBreak(Reason reason, String what, long line, long column, long charOffset) {
    private static final String ANY_VALUE =
            "(JSON String, Number (or 'NaN'/'+INF'/'-INF'), Array, Object or token 'null', 'true' or 'false')";

    static JsonBreak of(JsonProcessingException broken, JsonParser parser) {
        JsonLocation at = broken.getLocation() == null ? parser.currentLocation() : broken.getLocation();
        long line = Math.max(0, at.getLineNr());
        long column = Math.max(0, at.getColumnNr());
        long offset = Math.max(0, at.getCharOffset());
        boolean limit = broken instanceof StreamConstraintsException;
        return new JsonBreak(
                limit ? Reason.ROW_TOO_LARGE : Reason.MALFORMED_ROW, describe(broken), line, column, offset);
    }

    private static String describe(JsonProcessingException broken) {
        if (broken instanceof StreamConstraintsException) {
            return "a limit is reached there (" + JsonLimits.DEPTH_MAX + " levels, " + JsonLimits.ROW_CHARS_MAX
                    + " characters in a text, " + JsonLimits.NUMBER_CHARS_MAX + " in a number)";
        }
        if (broken instanceof JsonEOFException) {
            return "it ends in the middle of a value";
        }
        String message = broken.getOriginalMessage();
        if (message == null) {
            return "it is not valid JSON";
        }
        String first = plain(message.lines().findFirst().orElse("it is not valid JSON"));
        return first.length() > 200 ? first.substring(0, 200) + "..." : first;
    }

    /** Without what only a programmer could use. */
    private static String plain(String message) {
        return message.replaceFirst(": maybe a \\(non-standard\\) comment\\?.*", ": JSON has no comments")
                .replace("expected a valid value " + ANY_VALUE, "expected a value")
                .replace("was expecting " + ANY_VALUE, "a value was expected");
    }

    /** The same on another line: for a line of a file that was parsed on its own. */
    JsonBreak onLine(long fileLine) {
        return new JsonBreak(reason, what, fileLine, column, charOffset);
    }

    String sentence() {
        return "The JSON breaks in line " + line + ", column " + column + ": " + what + ".";
    }

    TunesetException refusal(String name) {
        return new TunesetException(
                        reason == Reason.ROW_TOO_LARGE ? Problem.LIMIT_REACHED : Problem.UNREADABLE_SOURCE,
                        "broken_json",
                        name + " cannot be read. " + sentence() + " Repair it there, or give another file.",
                        name,
                        line,
                        column)
                .at(line, column);
    }
}
