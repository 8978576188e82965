package dev.tuneset.engine.source.encoding;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * Text as UTF-8 bytes, whatever its encoding, a byte order mark left out. Bytes that do not fit the encoding make the
 * UTF-8 ill-formed where they stand. Not thread-safe, but for {@link #show}.
 */
public final class Utf8Input implements Closeable {
    /** Bytes there must be room for in a call of {@link #read}: those of one character. */
    public static final int ROOM_MIN = 4;

    private static final int MARK_BYTES = 3;

    private final InputStream in;
    private final @Nullable Transcoding transcoding;
    private long bytesRead;

    /** Takes over {@code in}. */
    public Utf8Input(InputStream in, Charset charset) {
        this.in = in;
        if (charset.equals(StandardCharsets.UTF_8)) {
            this.transcoding = null;
        } else {
            this.transcoding = new Transcoding(new TextStream(in, charset));
        }
    }

    /** Fills {@code bytes[from, from + length)} as far as it can and answers how many it put there, -1 at the end. */
    public int read(byte[] bytes, int from, int length) throws IOException {
        if (transcoding != null) {
            return transcoding.read(bytes, from, length);
        }
        if (bytesRead == 0) {
            return readStart(bytes, from, length);
        }
        int read = in.read(bytes, from, length);
        bytesRead += Math.max(read, 0);
        return read;
    }

    private int readStart(byte[] bytes, int from, int length) throws IOException {
        int read = in.readNBytes(bytes, from, MARK_BYTES);
        bytesRead += read;
        boolean marked = read == MARK_BYTES
                && bytes[from] == (byte) 0xEF
                && bytes[from + 1] == (byte) 0xBB
                && bytes[from + 2] == (byte) 0xBF;
        if (marked) {
            return read(bytes, from, length);
        }
        return read == 0 ? -1 : read;
    }

    /** Bytes taken from the source so far. */
    public long bytesRead() {
        return transcoding == null ? bytesRead : transcoding.bytesRead();
    }

    /** Text for people: the bytes decoded, every damaged byte written as {@code \xE9}. */
    public String show(byte[] bytes, int from, int to) {
        String text = Utf8.decode(bytes, from, to);
        return Damage.show(transcoding == null ? text : Transcoding.damageIn(text));
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
