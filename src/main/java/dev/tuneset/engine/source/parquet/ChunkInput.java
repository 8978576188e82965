package dev.tuneset.engine.source.parquet;

import java.io.IOException;
import java.io.InputStream;

/** The bytes of one column chunk from its start on: headers through a small buffer, page bodies in one read. */
final class ChunkInput extends InputStream {
    private static final int BUFFER = 4_096;

    private final ParquetFile file;
    private final byte[] buffer = new byte[BUFFER];
    private long bufferStart;
    private int bufferLength;
    private long position;

    ChunkInput(ParquetFile file, long position) {
        this.file = file;
        this.position = position;
    }

    long position() {
        return position;
    }

    @Override
    public int read() throws IOException {
        if (!fill()) {
            return -1;
        }
        return buffer[(int) (position++ - bufferStart)] & 0xff;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
        if (length == 0) {
            return 0;
        }
        if (!fill()) {
            return -1;
        }
        int from = (int) (position - bufferStart);
        int count = Math.min(length, bufferLength - from);
        System.arraycopy(buffer, from, bytes, offset, count);
        position += count;
        return count;
    }

    byte[] body(int length) throws IOException {
        byte[] bytes = file.readFully(position, length);
        position += length;
        return bytes;
    }

    private boolean fill() throws IOException {
        if (position >= bufferStart && position < bufferStart + bufferLength) {
            return true;
        }
        bufferStart = position;
        bufferLength = Math.max(0, file.read(buffer, 0, BUFFER, position));
        return bufferLength > 0;
    }
}
