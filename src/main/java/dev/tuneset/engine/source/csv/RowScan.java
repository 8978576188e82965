package dev.tuneset.engine.source.csv;

import dev.tuneset.engine.ascii.ByteSearch;

/**
 * Finds where rows end without taking them apart, as long as their quotes leave no doubt: a quoted value begins right after
 * a delimiter and ends right before one, and quotes inside it are doubled. What it finds, a {@link Tokenizer} finds as well.
 */
final class RowScan {
    /** The row goes on beyond the bytes. */
    static final int MORE = -1;

    /** Only a {@link Tokenizer} can tell where the row ends. */
    static final int UNUSUAL = -2;

    private final char delimiter;
    private final char quote;
    private int rowStart;
    private int rowEnd;
    private int linesAbove;
    private int lines;

    RowScan(Dialect dialect) {
        this.delimiter = dialect.delimiterStart();
        this.quote = dialect.quote();
    }

    /** Whether the marks of a dialect are such that the rows of a file in UTF-8 can be found. */
    static boolean fits(Dialect dialect) {
        return dialect.escape() == Dialect.NONE
                && !dialect.hasLongDelimiter()
                && dialect.delimiterStart() < 0x80
                && dialect.delimiterStart() != ' '
                && dialect.quote() < 0x80;
    }

    /** Where the row found last begins. */
    int rowStart() {
        return rowStart;
    }

    /** Where it ends, without its line end. */
    int rowEnd() {
        return rowEnd;
    }

    /** The number of blank lines above it. */
    int linesAbove() {
        return linesAbove;
    }

    /** The number of lines passed over with it, those blank ones too. */
    int lines() {
        return lines;
    }

    /**
     * Finds the next row in {@code bytes[from, to)}, blank lines passed over, and answers the place after its line end;
     * {@link #MORE} or {@link #UNUSUAL} when it does not.
     *
     * @param last whether nothing stands in the file after these bytes
     */
    int next(byte[] bytes, int from, int to, boolean last) {
        lines = 0;
        int at = from;
        int end = blanks(bytes, at, to);
        while (end < to && isLineEnd(bytes[end])) {
            at = afterLineEnd(bytes, end, to, last);
            if (at < 0) {
                return at;
            }
            end = blanks(bytes, at, to);
        }
        rowStart = at;
        linesAbove = lines;
        return end == to ? MORE : row(bytes, to, last);
    }

    private int blanks(byte[] bytes, int from, int to) {
        int at = from;
        while (at < to && (bytes[at] == ' ' || bytes[at] == '\t' && delimiter != '\t')) {
            at++;
        }
        return at;
    }

    private int row(byte[] bytes, int to, boolean last) {
        int at = rowStart;
        while (true) {
            if (quote == Dialect.NONE || at == to || bytes[at] != quote) {
                at = beforeQuotedOrEnd(bytes, at, to);
                if (at == UNUSUAL) {
                    return UNUSUAL;
                }
            }
            if (at < to && bytes[at] == quote) {
                at = afterQuoted(bytes, at + 1, to, last);
                if (at < 0) {
                    return at;
                }
            }
            if (at == to) {
                rowEnd = to;
                return last ? to : MORE;
            }
            if (isLineEnd(bytes[at])) {
                rowEnd = at;
                return afterLineEnd(bytes, at, to, last);
            }
            if (bytes[at] != delimiter) {
                return UNUSUAL;
            }
            at++;
        }
    }

    /** Passes over values that are not quoted; quotes that stand inside them are text. */
    private int beforeQuotedOrEnd(byte[] bytes, int from, int to) {
        char mark = quote == Dialect.NONE ? '\n' : quote;
        int at = ByteSearch.first(bytes, from, to, mark, '\n', '\r');
        while (at < to && !isLineEnd(bytes[at])) {
            int before = at - 1;
            while (before >= from && bytes[before] == ' ') {
                before--;
            }
            boolean beginsValue = before < from || bytes[before] == delimiter;
            if (beginsValue) {
                return before == at - 1 ? at : UNUSUAL;
            }
            at = ByteSearch.first(bytes, at + 1, to, mark, '\n', '\r');
        }
        return at;
    }

    /** After the closing quote of the value whose text begins at {@code from}. */
    private int afterQuoted(byte[] bytes, int from, int to, boolean last) {
        int at = from;
        while (true) {
            at = ByteSearch.first(bytes, at, to, quote, '\n', '\r');
            if (at == to) {
                return last ? UNUSUAL : MORE;
            }
            if (isLineEnd(bytes[at])) {
                at = afterLineEnd(bytes, at, to, last);
                if (at < 0) {
                    return at;
                }
            } else if (at + 1 == to && !last) {
                return MORE;
            } else if (at + 1 < to && bytes[at + 1] == quote) {
                at += 2;
            } else {
                return at + 1;
            }
        }
    }

    private int afterLineEnd(byte[] bytes, int at, int to, boolean last) {
        if (bytes[at] == '\r' && at + 1 == to && !last) {
            return MORE;
        }
        lines++;
        return at + (bytes[at] == '\r' && at + 1 < to && bytes[at + 1] == '\n' ? 2 : 1);
    }

    private static boolean isLineEnd(byte b) {
        return b == '\n' || b == '\r';
    }
}
