package dev.tuneset.engine.source.csv;

import static dev.tuneset.engine.source.csv.CutValues.MARKED;
import static dev.tuneset.engine.source.csv.CutValues.PLAIN;
import static dev.tuneset.engine.source.csv.CutValues.QUOTED;
import static dev.tuneset.engine.source.csv.TextWindow.END;

import dev.tuneset.engine.source.encoding.TextStream;
import java.io.Closeable;
import java.io.IOException;

/**
 * Cuts text into rows and values, one row at a time. Blank lines are passed over. A quote that is never closed costs one line:
 * reading goes on at the line after it.
 */
final class Tokenizer implements Closeable {
    /** What is wrong with a row as a whole. */
    enum Defect {
        NONE,
        /** A quote was opened and not closed where a value may end; the row is its first line only. */
        UNCLOSED_QUOTE,
        /** The row, or its first line, is longer than the limit. */
        TOO_LARGE
    }

    private final TextWindow text;
    private final String delimiter;
    private final char delimiterStart;
    private final char quote;
    private final char escape;
    private final boolean careful;
    private final char highestMark;

    private final CutValues values;
    private long rowLine;
    private int rowLength;
    private Defect defect = Defect.NONE;
    private boolean straysQuote;
    private boolean holdsNul;

    /** Where the second line of a row starts in it, or {@link TextWindow#END}. */
    private int secondLine;

    Tokenizer(TextStream text, Dialect dialect, int rowCharsMax) {
        this(text, dialect, rowCharsMax, 1);
    }

    /** @param firstLine the number of the line that the text begins with */
    Tokenizer(TextStream text, Dialect dialect, int rowCharsMax, long firstLine) {
        this.text = new TextWindow(text, rowCharsMax, firstLine);
        this.delimiter = dialect.delimiter();
        this.delimiterStart = dialect.delimiterStart();
        this.quote = dialect.quote();
        this.escape = dialect.escape();
        this.careful = dialect.quoting() == Dialect.Quoting.CAREFUL;
        this.highestMark = (char) Math.max(Math.max(delimiterStart, escape), '\r');
        this.values = new CutValues(dialect);
    }

    /** Passes over physical lines. */
    void skipLines(int lines) throws IOException {
        int left = lines;
        while (left > 0 && text.skipLine()) {
            left--;
        }
    }

    /** Moves on to the next row that is not blank; false at the end. */
    boolean next() throws IOException {
        text.rowStart = text.position;
        if (!skipBlankLines()) {
            return false;
        }
        rowLine = text.line;
        values.clear();
        defect = Defect.NONE;
        straysQuote = false;
        holdsNul = false;
        secondLine = END;
        boolean more = true;
        while (more) {
            more = readValue();
        }
        return true;
    }

    int size() {
        return values.size();
    }

    /** First physical line of the row, from 1. */
    long line() {
        return rowLine;
    }

    Defect defect() {
        return defect;
    }

    /** Whether a quote stood inside a quoted value without being doubled; it was kept as it is. */
    boolean straysQuote() {
        return straysQuote;
    }

    boolean holdsNul() {
        return holdsNul;
    }

    /** Whether a byte of this row did not fit the encoding. */
    boolean holdsDamage() {
        return text.holdsDamage(rowLength);
    }

    boolean isQuoted(int index) {
        return values.isQuoted(index);
    }

    String value(int index) {
        return values.text(index, text.chars, text.rowStart);
    }

    /** A value without a copy of its characters, where that is possible. */
    void value(int index, CutValues.Cell into) {
        values.view(index, text.chars, text.rowStart, into);
    }

    /** The row as it stands in the file, without its line end, at most so many characters; damage shown as {@code \xE9}. */
    String raw(int charsMax) {
        return text.raw(Math.min(charsMax, rowLength));
    }

    long bytesRead() {
        return text.bytesRead();
    }

    @Override
    public void close() throws IOException {
        text.close();
    }

    private boolean skipBlankLines() throws IOException {
        while (true) {
            int c = text.peek();
            while (delimiterStart != ' ' && (c == ' ' || (c == '\t' && delimiterStart != '\t'))) {
                text.position++;
                c = text.peek();
            }
            if (c == END && text.atEnd()) {
                return false;
            }
            if (c != '\n' && c != '\r') {
                text.position = text.rowStart;
                return true;
            }
            text.endLine();
            text.rowStart = text.position;
        }
    }

    /** Reads one value and what ends it; answers whether another follows in this row. */
    private boolean readValue() throws IOException {
        int start = text.inRow();
        int c = text.peek();
        if (quote != Dialect.NONE) {
            if (careful && c == ' ' && delimiterStart != ' ') {
                c = peekBeyondBlanks(start);
            }
            if (c == quote) {
                return readQuoted();
            }
        }
        return readPlain(start, PLAIN);
    }

    /** Blanks before a quote are no part of the value; before anything else they are. */
    private int peekBeyondBlanks(int start) throws IOException {
        int c = passBlanks();
        if (c != quote) {
            text.position = text.rowStart + start;
            return text.peek();
        }
        return c;
    }

    private int passBlanks() throws IOException {
        int c = text.peek();
        while (c == ' ') {
            text.position++;
            c = text.peek();
        }
        return c;
    }

    private boolean readPlain(int start, byte form) throws IOException {
        byte found = form;
        while (true) {
            text.position = plainEnd(text.chars, text.position, text.limit);
            int c = text.peek();
            if (c == END && !text.atEnd()) {
                return tooLarge();
            }
            if (endsValue(c)) {
                values.put(start, text.inRow(), found);
                return endValue(c);
            }
            if (c == Dialect.NONE) {
                holdsNul = true;
                text.position++;
            } else if (c == escape) {
                found = MARKED;
                skipEscaped();
            } else {
                text.position++;
            }
        }
    }

    /** The next character that may mean something outside quotes. */
    private int plainEnd(char[] chars, int from, int to) {
        int at = from;
        while (at < to) {
            char c = chars[at];
            if (c <= highestMark
                    && (c == delimiterStart || c == '\n' || c == '\r' || c == Dialect.NONE || c == escape)) {
                break;
            }
            at++;
        }
        return at;
    }

    private boolean readQuoted() throws IOException {
        int start = text.inRow();
        byte form = QUOTED;
        text.position++;
        while (true) {
            text.position = quotedEnd(text.chars, text.position, text.limit);
            int c = text.peek();
            if (c == END) {
                return unclosed();
            }
            if (c == quote) {
                text.position++;
                int next = text.peek();
                if (next == END && !text.atEnd()) {
                    return unclosed();
                }
                if (next == quote) {
                    form = MARKED;
                    text.position++;
                    continue;
                }
                if (!careful) {
                    return endsValue(next) ? close(start, form, text.inRow(), next) : readPlain(start, MARKED);
                }
                int end = text.inRow();
                next = next == ' ' && delimiterStart != ' ' ? peekBlanksThenEnd(end) : next;
                if (endsValue(next)) {
                    return close(start, form, end, next);
                }
                straysQuote = true;
                form = MARKED;
                if (secondLine != END) {
                    return unclosed();
                }
            } else if (c == '\n' || c == '\r') {
                text.endLine();
                secondLine = secondLine == END ? text.inRow() : secondLine;
                if (straysQuote && careful) {
                    return unclosed();
                }
            } else if (c == Dialect.NONE) {
                holdsNul = true;
                text.position++;
            } else if (c == escape) {
                form = MARKED;
                skipEscaped();
            }
        }
    }

    /** The next character that may mean something inside quotes. */
    private int quotedEnd(char[] chars, int from, int to) {
        int at = from;
        while (at < to) {
            char c = chars[at];
            if (c == quote || c == '\n' || c == '\r' || c == Dialect.NONE || c == escape) {
                break;
            }
            at++;
        }
        return at;
    }

    private int peekBlanksThenEnd(int end) throws IOException {
        int c = passBlanks();
        if (!endsValue(c)) {
            text.position = text.rowStart + end;
            return text.peek();
        }
        return c;
    }

    private boolean close(int start, byte form, int end, int next) throws IOException {
        if (form == MARKED) {
            values.put(start, end, form);
        } else {
            values.put(start + 1, end - 1, form);
        }
        return endValue(next);
    }

    private void skipEscaped() throws IOException {
        text.position++;
        int c = text.peek();
        if (c == '\n' || c == '\r') {
            text.endLine();
        } else if (c != END) {
            text.position++;
        }
    }

    /** Whether a value may end before {@code c}, the character that comes next. */
    private boolean endsValue(int c) throws IOException {
        if (c == delimiterStart) {
            return delimiter.length() == 1 || text.isNext(delimiter);
        }
        return c == '\n' || c == '\r' || c == END;
    }

    private boolean endValue(int c) throws IOException {
        if (c == delimiterStart) {
            text.position += delimiter.length();
            return true;
        }
        rowLength = text.inRow();
        if (c != END) {
            text.endLine();
        }
        return false;
    }

    private boolean tooLarge() throws IOException {
        defect = Defect.TOO_LARGE;
        rowLength = text.dropLine();
        return false;
    }

    /** Gives up a quoted value: the row becomes its first line, and reading goes on after it. */
    private boolean unclosed() throws IOException {
        if (secondLine == END && !text.atEnd()) {
            return tooLarge();
        }
        if (secondLine != END) {
            text.position = text.rowStart + secondLine;
            text.line = rowLine + 1;
        }
        rowLength = text.inRow();
        while (rowLength > 0 && (charAt(rowLength - 1) == '\n' || charAt(rowLength - 1) == '\r')) {
            rowLength--;
        }
        defect = straysQuote && escape == Dialect.NONE && readsInPairs() ? Defect.NONE : Defect.UNCLOSED_QUOTE;
        return false;
    }

    /**
     * Takes the row apart where no quote is open, as in {@code "Yes" was all,1}: a value that begins with a quote may end where
     * its quotes are even in number. False when they never are.
     */
    private boolean readsInPairs() {
        values.clear();
        int rowEnd = text.rowStart + rowLength;
        int start = 0;
        boolean open = false;
        for (int at = 0; at <= rowLength; at++) {
            boolean ends = at == rowLength || text.isAt(text.rowStart + at, rowEnd, delimiter);
            if (at < rowLength && charAt(at) == quote && (at == start || charAt(start) == quote)) {
                open = !open;
            } else if (ends && (!open || at == rowLength)) {
                values.put(start, at, isWhollyQuoted(start, at) ? MARKED : PLAIN);
                start = at + delimiter.length();
            }
        }
        return !open;
    }

    private boolean isWhollyQuoted(int start, int end) {
        int at = start + 1;
        while (at < end - 1 && (charAt(at) != quote || charAt(++at) == quote)) {
            at++;
        }
        return end - start > 1 && at == end - 1 && charAt(start) == quote && charAt(at) == quote;
    }

    private char charAt(int inRow) {
        return text.chars[text.rowStart + inRow];
    }
}
