package dev.tuneset.engine.source.csv;

import dev.tuneset.engine.source.encoding.Damage;
import dev.tuneset.engine.source.encoding.TextStream;
import java.io.Closeable;
import java.io.IOException;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Cuts text into rows and values, one row at a time. CR, LF and CRLF end a row; blank lines are passed over. A row is
 * kept in one buffer until the next is asked for, so a quote that is never closed costs one line: reading goes on at
 * the line after it.
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

    private static final int FIRST_BUFFER_CHARS = 1 << 16;
    private static final int END = -1;
    private static final byte PLAIN = 0;
    private static final byte QUOTED = 1;
    /** The value's text has to be assembled: doubled quotes, escapes. */
    private static final byte MARKED = 2;

    private final TextStream text;
    private final Dialect dialect;
    private final char delimiter;
    private final String wholeDelimiter;
    private final char quote;
    private final char escape;
    private final boolean careful;
    private final char highestMark;
    private final int rowCharsMax;

    private char[] buffer = new char[FIRST_BUFFER_CHARS];
    private int limit;
    private int position;
    private int rowStart;
    private boolean atEnd;

    private long line;
    private long rowLine;
    private int rowEnd;
    private int size;
    private int[] starts = new int[16];
    private int[] ends = new int[16];
    private byte[] forms = new byte[16];
    private Defect defect = Defect.NONE;
    private boolean straysQuote;
    private boolean holdsNul;
    private int secondLine;

    Tokenizer(TextStream text, Dialect dialect, int rowCharsMax) {
        this(text, dialect, rowCharsMax, 1);
    }

    /** @param firstLine the number of the line that the text begins with */
    Tokenizer(TextStream text, Dialect dialect, int rowCharsMax, long firstLine) {
        this.line = firstLine;
        this.text = text;
        this.dialect = dialect;
        this.delimiter = dialect.delimiterStart();
        this.wholeDelimiter = dialect.delimiter();
        this.quote = dialect.quote();
        this.escape = dialect.escape();
        this.careful = dialect.quoting() == Dialect.Quoting.CAREFUL;
        this.highestMark = (char) Math.max(Math.max(delimiter, escape), '\r');
        this.rowCharsMax = rowCharsMax;
    }

    /** Passes over physical lines. */
    void skipLines(int lines) throws IOException {
        for (int i = 0; i < lines && skipLine(); i++) {
            rowStart = position;
        }
    }

    /** Moves on to the next row that is not blank; false at the end. */
    boolean next() throws IOException {
        rowStart = position;
        if (!skipBlankLines()) {
            return false;
        }
        rowLine = line;
        size = 0;
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
        return size;
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
        return text.damaged() && Damage.indexIn(buffer, rowStart, rowStart + rowEnd) >= 0;
    }

    boolean isQuoted(int index) {
        return forms[index] != PLAIN;
    }

    String value(int index) {
        int start = rowStart + starts[index];
        int end = rowStart + ends[index];
        return forms[index] < MARKED ? new String(buffer, start, end - start) : assemble(start, end);
    }

    /** Gives the characters of a value that needs no assembling, otherwise its assembled text. */
    void value(int index, Cell into) {
        int start = rowStart + starts[index];
        int end = rowStart + ends[index];
        if (forms[index] < MARKED) {
            into.set(buffer, start, end);
        } else {
            String assembled = assemble(start, end);
            into.set(assembled.toCharArray(), 0, assembled.length());
            into.assembled = assembled;
        }
    }

    /** The row as it stands in the file, without its line end, at most so many characters; damage shown as {@code \xE9}. */
    String raw(int charsMax) {
        return Damage.show(new String(buffer, rowStart, Math.min(charsMax, rowEnd)));
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
            int c = peek();
            while (c == ' ' || (c == '\t' && delimiter != '\t')) {
                if (delimiter == ' ') {
                    break;
                }
                position++;
                c = peek();
            }
            if (c == END && atEnd) {
                return false;
            }
            if (c != '\n' && c != '\r') {
                position = rowStart;
                return true;
            }
            endLine();
            rowStart = position;
        }
    }

    /** Reads one value and what ends it; answers whether another follows in this row. */
    private boolean readValue() throws IOException {
        int start = position - rowStart;
        int c = peek();
        if (quote != Dialect.NONE) {
            if (careful && c == ' ' && delimiter != ' ') {
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
        int c = peek();
        while (c == ' ') {
            position++;
            c = peek();
        }
        if (c != quote) {
            position = rowStart + start;
            return peek();
        }
        return c;
    }

    private boolean readPlain(int start, byte form) throws IOException {
        byte found = form;
        while (true) {
            char[] chars = buffer;
            int at = position;
            int to = limit;
            while (at < to) {
                char c = chars[at];
                if (c <= highestMark
                        && (c == delimiter || c == '\n' || c == '\r' || c == Dialect.NONE || c == escape)) {
                    break;
                }
                at++;
            }
            position = at;
            int c = peek();
            if (c == END && !atEnd) {
                return tooLarge();
            }
            if (c == '\n' || c == '\r' || c == END || isDelimiter(c)) {
                put(start, position - rowStart, found);
                return endValue(c);
            }
            if (c == Dialect.NONE) {
                holdsNul = true;
                position++;
            } else if (c == escape) {
                found = MARKED;
                skipEscaped();
            } else {
                position++;
            }
        }
    }

    private boolean readQuoted() throws IOException {
        int start = position - rowStart;
        byte form = QUOTED;
        position++;
        while (true) {
            char[] chars = buffer;
            int at = position;
            int to = limit;
            while (at < to) {
                char c = chars[at];
                if (c == quote || c == '\n' || c == '\r' || c == Dialect.NONE || c == escape) {
                    break;
                }
                at++;
            }
            position = at;
            int c = peek();
            if (c == END) {
                return unclosed();
            }
            if (c == quote) {
                position++;
                int next = peek();
                if (next == END && !atEnd) {
                    return unclosed();
                }
                if (next == quote) {
                    form = MARKED;
                    position++;
                    continue;
                }
                if (!careful) {
                    return (next == '\n' || next == '\r' || next == END || isDelimiter(next))
                            ? close(start, form, next)
                            : readPlain(start, MARKED);
                }
                int closeAt = position - rowStart;
                if (next == ' ' && delimiter != ' ') {
                    next = peekBlanksThenEnd(closeAt);
                }
                if (next == '\n' || next == '\r' || next == END || isDelimiter(next)) {
                    return close(start, form, closeAt, next);
                }
                straysQuote = true;
                form = MARKED;
                if (secondLine != END) {
                    return unclosed();
                }
            } else if (c == '\n' || c == '\r') {
                endLine();
                if (secondLine == END) {
                    secondLine = position - rowStart;
                }
                if (straysQuote && careful) {
                    return unclosed();
                }
            } else if (c == Dialect.NONE) {
                holdsNul = true;
                position++;
            } else if (c == escape) {
                form = MARKED;
                skipEscaped();
            }
        }
    }

    private int peekBlanksThenEnd(int closeAt) throws IOException {
        int c = peek();
        while (c == ' ') {
            position++;
            c = peek();
        }
        if (c != '\n' && c != '\r' && c != END && !isDelimiter(c)) {
            position = rowStart + closeAt;
            return peek();
        }
        return c;
    }

    private boolean close(int start, byte form, int next) throws IOException {
        return close(start, form, position - rowStart, next);
    }

    private boolean close(int start, byte form, int end, int next) throws IOException {
        if (form == MARKED) {
            put(start, end, form);
        } else {
            put(start + 1, end - 1, form);
        }
        return endValue(next);
    }

    private void skipEscaped() throws IOException {
        position++;
        int c = peek();
        if (c == '\n' || c == '\r') {
            endLine();
        } else if (c != END) {
            position++;
        }
    }

    /** Whether a delimiter begins here, where {@code c} stands. */
    private boolean isDelimiter(int c) throws IOException {
        if (c != delimiter || wholeDelimiter.length() == 1) {
            return c == delimiter;
        }
        boolean more = true;
        while (more && limit - position < wholeDelimiter.length()) {
            more = fill();
        }
        return isDelimiterAt(position, limit);
    }

    private boolean isDelimiterAt(int at, int end) {
        int length = wholeDelimiter.length();
        boolean same = end - at >= length;
        for (int i = 0; same && i < length; i++) {
            same = buffer[at + i] == wholeDelimiter.charAt(i);
        }
        return same;
    }

    private boolean endValue(int c) throws IOException {
        if (c == delimiter) {
            position += wholeDelimiter.length();
            return true;
        }
        rowEnd = position - rowStart;
        if (c != END) {
            endLine();
        }
        return false;
    }

    /** Gives up a quoted value: the row becomes its first line, and reading goes on after it. */
    private boolean unclosed() throws IOException {
        if (secondLine == END && !atEnd) {
            return tooLarge();
        }
        if (secondLine != END) {
            position = rowStart + secondLine;
            line = rowLine + 1;
        }
        rowEnd = position - rowStart;
        while (rowEnd > 0 && (buffer[rowStart + rowEnd - 1] == '\n' || buffer[rowStart + rowEnd - 1] == '\r')) {
            rowEnd--;
        }
        defect = straysQuote && escape == Dialect.NONE && readsInPairs() ? Defect.NONE : Defect.UNCLOSED_QUOTE;
        return false;
    }

    /**
     * Takes the row apart where no quote is open, as in {@code "Yes" was all,1}: a value that begins with a quote may end where
     * its quotes are even in number. False when they never are.
     */
    private boolean readsInPairs() {
        size = 0;
        int start = 0;
        boolean open = false;
        for (int at = 0; at <= rowEnd; at++) {
            boolean ends = at == rowEnd || isDelimiterAt(rowStart + at, rowStart + rowEnd);
            if (at < rowEnd && buffer[rowStart + at] == quote && (at == start || buffer[rowStart + start] == quote)) {
                open = !open;
            } else if (ends && (!open || at == rowEnd)) {
                put(start, at, isWhollyQuoted(start, at) ? MARKED : PLAIN);
                start = at + wholeDelimiter.length();
            }
        }
        return !open;
    }

    private boolean isWhollyQuoted(int start, int end) {
        int at = start + 1;
        while (at < end - 1 && (buffer[rowStart + at] != quote || buffer[rowStart + ++at] == quote)) {
            at++;
        }
        return end - start > 1 && at == end - 1 && buffer[rowStart + start] == quote && buffer[rowStart + at] == quote;
    }

    /** Gives up a line longer than the limit: its beginning stays for the account, the rest is passed over. */
    private boolean tooLarge() throws IOException {
        defect = Defect.TOO_LARGE;
        int kept = Math.min(limit - rowStart, FIRST_BUFFER_CHARS / 2);
        System.arraycopy(buffer, rowStart, buffer, 0, kept);
        rowEnd = kept;
        rowStart = 0;
        boolean ended = false;
        while (!ended) {
            position = kept;
            limit = kept;
            int read = text.read(buffer, limit, buffer.length - limit);
            if (read < 0) {
                atEnd = true;
                return false;
            }
            limit += read;
            while (position < limit && buffer[position] != '\n' && buffer[position] != '\r') {
                position++;
            }
            ended = position < limit;
        }
        endLine();
        return false;
    }

    private void put(int start, int end, byte form) {
        if (size == starts.length) {
            starts = Arrays.copyOf(starts, size * 2);
            ends = Arrays.copyOf(ends, size * 2);
            forms = Arrays.copyOf(forms, size * 2);
        }
        starts[size] = start;
        ends[size] = end;
        forms[size] = form;
        size++;
    }

    /** Moves beyond one line end, CRLF being one. */
    private void endLine() throws IOException {
        char c = buffer[position++];
        if (c == '\r' && peek() == '\n') {
            position++;
        }
        line++;
    }

    private boolean skipLine() throws IOException {
        int c = peek();
        while (c != END && c != '\n' && c != '\r') {
            position++;
            rowStart = position;
            c = peek();
        }
        if (c == END) {
            return false;
        }
        endLine();
        return true;
    }

    private int peek() throws IOException {
        return position < limit || fill() ? buffer[position] : END;
    }

    /** Reads more text behind the row that is being cut; false at the end, or when the row has reached the limit. */
    private boolean fill() throws IOException {
        if (atEnd) {
            return false;
        }
        if (rowStart > 0 && buffer.length - limit < FIRST_BUFFER_CHARS / 2) {
            System.arraycopy(buffer, rowStart, buffer, 0, limit - rowStart);
            limit -= rowStart;
            position -= rowStart;
            rowStart = 0;
        }
        if (limit - rowStart >= rowCharsMax) {
            return false;
        }
        if (buffer.length - limit < FIRST_BUFFER_CHARS / 4) {
            buffer = Arrays.copyOf(buffer, (int) Math.min(buffer.length * 2L, rowCharsMax + (long) FIRST_BUFFER_CHARS));
        }
        int read = text.read(buffer, limit, buffer.length - limit);
        if (read < 0) {
            atEnd = true;
            return false;
        }
        limit += read;
        return true;
    }

    /** The text of a value that stands between {@code start} and {@code end} with its quotes and escapes. */
    private String assemble(int start, int end) {
        return dialect.quoting() == Dialect.Quoting.PANDAS
                ? Marks.asPandas(buffer, start, end, dialect)
                : Marks.careful(buffer, start, end, dialect);
    }

    /** A view of a value's characters; valid until the next row. */
    static final class Cell {
        char[] chars = new char[0];
        int start;
        int end;
        private @Nullable String assembled;

        String text() {
            return assembled == null ? new String(chars, start, end - start) : assembled;
        }

        void set(char[] from, int begin, int stop) {
            assembled = null;
            chars = from;
            start = begin;
            end = stop;
        }
    }
}
