package dev.tuneset.engine.outcome;

import java.util.Locale;

/** Why a row was repaired, dropped or rejected. The wire names are a contract: they never change. */
public enum Reason {
    // reading
    MALFORMED_ROW,
    TOO_FEW_VALUES,
    TOO_MANY_VALUES,
    BAD_ENCODING,
    ROW_TOO_LARGE,
    UNCLOSED_QUOTE,
    NOT_AN_OBJECT,
    // mapping and reading a format
    MISSING_COLUMN,
    MISSING_OUTPUT,
    EMPTY_PROMPT,
    EMPTY_ANSWER,
    EMPTY_EXAMPLE,
    FORMAT_MISMATCH,
    NOT_TEXT,
    UNKNOWN_ROLE,
    ROLE_RENAMED,
    KEYS_RENAMED,
    COLUMNS_RENAMED,
    ROLE_ORDER,
    TURNS_MERGED,
    EMPTY_TURN,
    BAD_TOOL_CALL,
    BAD_LABEL,
    BAD_IMAGE,
    SAME_ANSWERS,
    VALUE_CONVERTED,
    // cleaning
    DUPLICATE,
    TOO_SHORT,
    TOO_LONG,
    FILTERED,
    TEXT_CHANGED,
    NO_PAIR,
    /** Nothing is wrong: several examples, or another number than one, were made of the row. */
    EXAMPLES_MADE,
    // writing
    CONTENT_LOST,
    CANNOT_CARRY,
    TEMPLATE_ERROR,
    // rules of the tool that a pack is for
    TOOL_CALLS_UNREAD,
    TOOL_CALLS_MOVED,
    HISTORY_UNREAD,
    UNRECOGNIZED_KEY,
    MESSAGE_UNRECOGNIZED_KEY,
    UNRECOGNIZED_ROLE,
    MISSING_CONTENT,
    EXAMPLE_MISSING_ASSISTANT_MESSAGE,
    LAST_MESSAGE_NOT_ASSISTANT,
    WEIGHT_MISPLACED,
    NO_WEIGHTED_MESSAGE,
    BAD_TOOL,
    TOOL_COMPLETED,
    TOOL_CALL_IDS_MADE,
    TOOL_MESSAGE_WITHOUT_CALL,
    TOOL_RESULT_MISSING,
    CONTENT_AND_TOOL_CALLS,
    SECOND_SYSTEM_MESSAGE;

    /** The name that leaves the process: {@code snake_case}. */
    public String wire() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Reads a wire name; throws IllegalArgumentException when there is no such reason. */
    public static Reason ofWire(String wire) {
        return valueOf(wire.toUpperCase(Locale.ROOT));
    }
}
