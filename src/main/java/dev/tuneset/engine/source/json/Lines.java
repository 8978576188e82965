package dev.tuneset.engine.source.json;

import dev.tuneset.engine.source.encoding.Damage;
import dev.tuneset.engine.source.encoding.TextStream;
import java.io.Closeable;
import java.io.IOException;
import java.util.Arrays;

/** Cuts text into lines that are not blank, each at hand in a buffer until the next is asked for. */
final class Lines implements Closeable {
    private static final int FIRST_BUFFER_CHARS = 1 << 16;

    private final TextStream text;
    private final int lineCharsMax;
    private char[] buffer = new char[FIRST_BUFFER_CHARS];
    private int limit;
    private int position;
    private int start;
    private int end;
    private long nextNumber = 1;
    private long number;
    private boolean tooLong;
    private boolean atEnd;
    private boolean afterReturn;

    Lines(TextStream text, int lineCharsMax) {
        this.text = text;
        this.lineCharsMax = lineCharsMax;
    }

    /** Moves to the next line that is not blank; false at the end. */
    boolean next() throws IOException {
        while (readLine()) {
            if (tooLong || !isBlank()) {
                return true;
            }
        }
        return false;
    }

    char[] chars() {
        return buffer;
    }

    int start() {
        return start;
    }

    int length() {
        return end - start;
    }

    /** The number of the line in the file, from 1. */
    long number() {
        return number;
    }

    /** Whether the line was longer than the limit; only its beginning is at hand then. */
    boolean tooLong() {
        return tooLong;
    }

    boolean damaged() {
        return text.damaged() && Damage.indexIn(buffer, start, end) >= 0;
    }

    String raw(int charsMax) {
        return Damage.show(new String(buffer, start, Math.min(charsMax, end - start)));
    }

    long bytesRead() {
        return text.bytesRead();
    }

    @Override
    public void close() throws IOException {
        text.close();
    }

    private boolean isBlank() {
        for (int i = start; i < end; i++) {
            if (buffer[i] > ' ') {
                return false;
            }
        }
        return true;
    }

    private boolean readLine() throws IOException {
        start = position;
        tooLong = false;
        number = nextNumber;
        while (true) {
            char[] chars = buffer;
            int at = position;
            while (at < limit && chars[at] != '\n' && chars[at] != '\r') {
                at++;
            }
            position = at;
            if (at < limit) {
                end = tooLong ? end : at;
                return endLine();
            }
            if (!fill()) {
                end = tooLong ? end : limit;
                return end > start || tooLong;
            }
        }
    }

    /** CRLF is one line end; its LF may come with the next piece of text. */
    private boolean endLine() {
        char c = buffer[position++];
        if (c == '\n' && afterReturn && end == start && !tooLong) {
            afterReturn = false;
            number = nextNumber;
            return true;
        }
        afterReturn = c == '\r';
        nextNumber++;
        return true;
    }

    private boolean fill() throws IOException {
        if (atEnd) {
            return false;
        }
        if (tooLong) {
            limit = end;
            position = end;
        } else if (start > 0) {
            System.arraycopy(buffer, start, buffer, 0, limit - start);
            limit -= start;
            position -= start;
            start = 0;
        }
        if (!tooLong && limit >= lineCharsMax) {
            tooLong = true;
            end = Math.min(limit, FIRST_BUFFER_CHARS / 2);
            limit = end;
            position = end;
        }
        if (buffer.length - limit < FIRST_BUFFER_CHARS / 4) {
            buffer =
                    Arrays.copyOf(buffer, (int) Math.min(buffer.length * 2L, lineCharsMax + (long) FIRST_BUFFER_CHARS));
        }
        int read = text.read(buffer, limit, buffer.length - limit);
        if (read < 0) {
            atEnd = true;
            return false;
        }
        limit += read;
        return true;
    }
}
