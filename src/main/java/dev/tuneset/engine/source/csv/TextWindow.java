package dev.tuneset.engine.source.csv;

import dev.tuneset.engine.source.encoding.Damage;
import dev.tuneset.engine.source.encoding.TextStream;
import java.io.Closeable;
import java.io.IOException;
import java.util.Arrays;

/**
 * The text around the row that is being cut, as it moves through a file: one buffer that holds the row from its start on, however
 * long it grows up to a limit. CR, LF and CRLF end a line.
 */
final class TextWindow implements Closeable {
    /** Told by {@link #peek} at the end of the text, and where the row has reached the limit. */
    static final int END = -1;

    private static final int FIRST_CHARS = 1 << 16;

    private final TextStream text;
    private final int rowCharsMax;
    private boolean atEnd;

    /** Where the row starts in {@link #chars}. */
    int rowStart;

    /** The character that comes next. */
    int position;

    /** Behind the last character there is. */
    int limit;

    char[] chars = new char[FIRST_CHARS];

    /** The line that {@link #position} stands in. */
    long line;

    /** @param firstLine the number of the line that the text begins with */
    TextWindow(TextStream text, int rowCharsMax, long firstLine) {
        this.text = text;
        this.rowCharsMax = rowCharsMax;
        this.line = firstLine;
    }

    /** Whether all of the text has been read. */
    boolean atEnd() {
        return atEnd;
    }

    /** The next character, or {@link #END}. */
    int peek() throws IOException {
        return position < limit || fill() ? chars[position] : END;
    }

    /** Where the next character stands in the row. */
    int inRow() {
        return position - rowStart;
    }

    /** Whether this stands next. */
    boolean isNext(String expected) throws IOException {
        boolean more = true;
        while (more && limit - position < expected.length()) {
            more = fill();
        }
        return isAt(position, limit, expected);
    }

    /** Whether this stands at a place and ends before another. */
    boolean isAt(int at, int end, String expected) {
        int length = expected.length();
        boolean same = end - at >= length;
        for (int i = 0; same && i < length; i++) {
            same = chars[at + i] == expected.charAt(i);
        }
        return same;
    }

    /** Moves beyond one line end, CRLF being one. */
    void endLine() throws IOException {
        char c = chars[position++];
        if (c == '\r' && peek() == '\n') {
            position++;
        }
        line++;
    }

    /** Moves beyond a line, which is no part of a row; false at the end. */
    boolean skipLine() throws IOException {
        int c = peek();
        while (c != END && c != '\n' && c != '\r') {
            rowStart = ++position;
            c = peek();
        }
        if (c == END) {
            return false;
        }
        endLine();
        rowStart = position;
        return true;
    }

    /**
     * Gives up a line longer than the limit: its beginning stays for the account, the rest is passed over.
     *
     * @return how many characters stay
     */
    int dropLine() throws IOException {
        int kept = Math.min(limit - rowStart, FIRST_CHARS / 2);
        System.arraycopy(chars, rowStart, chars, 0, kept);
        rowStart = 0;
        boolean ended = false;
        while (!ended) {
            position = kept;
            limit = kept;
            if (!read()) {
                return kept;
            }
            while (position < limit && chars[position] != '\n' && chars[position] != '\r') {
                position++;
            }
            ended = position < limit;
        }
        endLine();
        return kept;
    }

    /** Reads more text behind the row; false at the end, or when the row has reached the limit. */
    private boolean fill() throws IOException {
        if (atEnd) {
            return false;
        }
        if (rowStart > 0 && chars.length - limit < FIRST_CHARS / 2) {
            System.arraycopy(chars, rowStart, chars, 0, limit - rowStart);
            limit -= rowStart;
            position -= rowStart;
            rowStart = 0;
        }
        if (limit - rowStart >= rowCharsMax) {
            return false;
        }
        if (chars.length - limit < FIRST_CHARS / 4) {
            chars = Arrays.copyOf(chars, (int) Math.min(chars.length * 2L, rowCharsMax + (long) FIRST_CHARS));
        }
        return read();
    }

    private boolean read() throws IOException {
        int read = text.read(chars, limit, chars.length - limit);
        if (read < 0) {
            atEnd = true;
            return false;
        }
        limit += read;
        return true;
    }

    /** Whether a byte of these characters of the row did not fit the encoding. */
    boolean holdsDamage(int length) {
        return text.damaged() && Damage.indexIn(chars, rowStart, rowStart + length) >= 0;
    }

    /** The beginning of the row as it stands in the file; damage shown as {@code \xE9}. */
    String raw(int length) {
        return Damage.show(new String(chars, rowStart, length));
    }

    long bytesRead() {
        return text.bytesRead();
    }

    @Override
    public void close() throws IOException {
        text.close();
    }
}
