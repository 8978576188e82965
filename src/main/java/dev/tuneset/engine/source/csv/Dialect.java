package dev.tuneset.engine.source.csv;

import dev.tuneset.engine.outcome.Problem;
import dev.tuneset.engine.outcome.TunesetException;
import org.jspecify.annotations.Nullable;

/**
 * The marks of a CSV file.
 *
 * @param delimiter what stands between values, mostly one character
 * @param quote the character around values, or {@link #NONE}
 * @param escape the character that takes the next one literally, or {@link #NONE}; doubled quotes are understood anyway
 */
record Dialect(String delimiter, char quote, char escape, Quoting quoting) {
    /** No such mark: NUL never stands in text. */
    static final char NONE = '\0';

    private static final int DELIMITER_CHARS_MAX = 16;

    /** What to make of quotes that are not as RFC 4180 wants them. */
    enum Quoting {
        /** Blanks around a quoted value are no part of it; a quote inside one is kept and told of. */
        CAREFUL,
        /** As the C parser of pandas: text after a closing quote is appended, blanks are kept. */
        PANDAS
    }

    Dialect {
        if (delimiter.indexOf(quote) >= 0
                || delimiter.indexOf(escape) >= 0
                || delimiter.indexOf('\n') >= 0
                || delimiter.indexOf('\r') >= 0) {
            throw clash();
        }
        if (quote == escape) {
            escape = NONE;
        }
    }

    char delimiterStart() {
        return delimiter.charAt(0);
    }

    boolean hasLongDelimiter() {
        return delimiter.length() > 1;
    }

    static TunesetException clash() {
        return new TunesetException(
                        Problem.BAD_REQUEST,
                        "bad_dialect",
                        "The delimiter must differ from quote, escape and line end. Choose another delimiter.")
                .inField("source.delimiter");
    }

    /** The one character of an option, {@link #NONE} for the empty text; {@code \t} is understood. */
    static char mark(String field, @Nullable String value, char otherwise) {
        if (value == null) {
            return otherwise;
        }
        String mark = meant(value);
        if (mark.length() > 1 || mark.equals("\0")) {
            throw new TunesetException(
                            Problem.BAD_REQUEST,
                            "not_one_character",
                            "The " + field + " must be one character, not \"" + value + "\".",
                            field,
                            value)
                    .inField("source." + field);
        }
        return mark.isEmpty() ? NONE : mark.charAt(0);
    }

    /** The delimiter of an option; {@code \t} is understood. */
    static String delimiter(String value) {
        String delimiter = meant(value);
        if (delimiter.isEmpty() || delimiter.length() > DELIMITER_CHARS_MAX || delimiter.indexOf(NONE) >= 0) {
            throw new TunesetException(
                            Problem.BAD_REQUEST,
                            "bad_delimiter",
                            "The delimiter must be 1 to " + DELIMITER_CHARS_MAX + " characters, not \"" + value + "\".",
                            DELIMITER_CHARS_MAX,
                            value)
                    .inField("source.delimiter");
        }
        return delimiter;
    }

    private static String meant(String value) {
        return value.equals("\\\\") ? "\\" : value.replace("\\t", "\t");
    }

    static String text(char mark) {
        return mark == NONE ? "" : String.valueOf(mark);
    }
}
