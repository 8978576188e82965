package dev.tuneset.engine.source.json;

import dev.tuneset.engine.source.encoding.Damage;
import dev.tuneset.engine.source.encoding.TextStream;
import java.io.IOException;
import java.io.Reader;

/** Hands decoded text to the parser and remembers the latest of it, to show where a document breaks. */
final class JsonInput extends Reader {
    private static final int KEPT_CHARS = 1 << 14;

    private final TextStream text;
    private final char[] recent = new char[KEPT_CHARS];
    private long charsRead;

    JsonInput(TextStream text) {
        this.text = text;
    }

    @Override
    public int read(char[] chars, int from, int length) throws IOException {
        int read = text.read(chars, from, Math.min(length, KEPT_CHARS / 2));
        for (int i = 0; i < read; i++) {
            recent[(int) ((charsRead + i) % KEPT_CHARS)] = chars[from + i];
        }
        charsRead += Math.max(read, 0);
        return read;
    }

    /** The text from up to {@code before} characters before an offset to {@code after} after it, as far as it is remembered. */
    String around(long offset, int before, int after) {
        long from = Math.max(Math.max(0, charsRead - KEPT_CHARS), offset - before);
        long to = Math.min(charsRead, offset + after);
        StringBuilder shown = new StringBuilder();
        for (long i = from; i < to; i++) {
            shown.append(recent[(int) (i % KEPT_CHARS)]);
        }
        return Damage.show(shown.toString());
    }

    /** Whether a byte so far did not fit the encoding. */
    boolean damaged() {
        return text.damaged();
    }

    long bytesRead() {
        return text.bytesRead();
    }

    @Override
    public void close() throws IOException {
        text.close();
    }
}
