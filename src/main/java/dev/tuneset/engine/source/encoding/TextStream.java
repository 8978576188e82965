package dev.tuneset.engine.source.encoding;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;

/** Characters decoded from bytes, a byte order mark left out; bytes that do not fit become {@link Damage}. Not thread-safe. */
public final class TextStream implements Closeable {
    private static final int BUFFER_BYTES = 1 << 16;
    private static final char BYTE_ORDER_MARK = '\uFEFF';

    private final InputStream in;
    private final Decoding decoding;
    private final Decoding.Bytes bytes = new Decoding.Bytes(BUFFER_BYTES);
    private long bytesRead;
    private boolean atStart = true;
    private boolean last;
    private boolean damaged;

    /** Takes over {@code in}. */
    public TextStream(InputStream in, Charset charset) {
        this.in = in;
        this.decoding = charset.equals(StandardCharsets.UTF_8) ? new Utf8Decoding() : new CharsetDecoding(charset);
    }

    /** Fills {@code chars[from, from + length)} as far as it can and answers how many it put there, -1 at the end. */
    public int read(char[] chars, int from, int length) throws IOException {
        if (length < 2) {
            throw new IllegalArgumentException("room for " + length + " characters; a surrogate pair needs 2");
        }
        Decoding.Chars out = new Decoding.Chars(chars, from, from + length);
        while (out.position == from) {
            if (bytes.limit - bytes.position < BUFFER_BYTES / 2 && !last) {
                refill();
            }
            int before = bytes.position;
            damaged |= decoding.decode(bytes, out, last);
            if (out.position == from && last && bytes.position == before) {
                return -1;
            }
            dropByteOrderMark(out, from);
        }
        return out.position - from;
    }

    private void refill() throws IOException {
        System.arraycopy(bytes.array, bytes.position, bytes.array, 0, bytes.limit - bytes.position);
        bytes.limit -= bytes.position;
        bytes.position = 0;
        int read = in.read(bytes.array, bytes.limit, bytes.array.length - bytes.limit);
        if (read < 0) {
            last = true;
        } else {
            bytes.limit += read;
            bytesRead += read;
        }
    }

    private void dropByteOrderMark(Decoding.Chars out, int from) {
        if (!atStart || out.position == from) {
            return;
        }
        atStart = false;
        if (out.array[from] == BYTE_ORDER_MARK) {
            System.arraycopy(out.array, from + 1, out.array, from, out.position - from - 1);
            out.position--;
        }
    }

    /** Bytes taken from the source so far. */
    public long bytesRead() {
        return bytesRead - (bytes.limit - bytes.position);
    }

    /** Whether any byte so far did not fit the encoding. */
    public boolean damaged() {
        return damaged;
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
