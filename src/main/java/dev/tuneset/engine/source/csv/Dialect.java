package dev.tuneset.engine.source.csv;

import dev.tuneset.engine.outcome.Problem;
import dev.tuneset.engine.outcome.TunesetException;
import org.jspecify.annotations.Nullable;

/**
 * The marks of a CSV file.
 *
 * @param quote the character around values, or {@link #NONE}
 * @param escape the character that takes the next one literally, or {@link #NONE}; doubled quotes are understood anyway
 */
record Dialect(char delimiter, char quote, char escape, Quoting quoting) {
    /** No such mark: NUL never stands in text. */
    static final char NONE = '\0';

    /** What to make of quotes that are not as RFC 4180 wants them. */
    enum Quoting {
        /** Blanks around a quoted value are no part of it; a quote inside one is kept and told of. */
        CAREFUL,
        /** As the C parser of pandas: text after a closing quote is appended, blanks are kept. */
        PANDAS
    }

    Dialect {
        if (delimiter == quote || delimiter == escape || delimiter == '\n' || delimiter == '\r') {
            throw clash();
        }
        if (quote == escape) {
            escape = NONE;
        }
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
        String mark = value.equals("\\t") ? "\t" : value.equals("\\\\") ? "\\" : value;
        if (mark.length() > 1 || mark.equals("\0") || (mark.isEmpty() && field.equals("delimiter"))) {
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

    static String text(char mark) {
        return mark == NONE ? "" : String.valueOf(mark);
    }
}
