package dev.tuneset.engine.source.parquet;

import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** Positioned reads from one file, known to the user by its name. */
final class ParquetFile implements Closeable {
    private final String name;
    private final FileChannel channel;
    private final long size;

    ParquetFile(Path path, String name) throws IOException {
        this.name = name;
        this.channel = FileChannel.open(path, StandardOpenOption.READ);
        this.size = channel.size();
    }

    String name() {
        return name;
    }

    long size() {
        return size;
    }

    /** Reads some bytes at a position; at least one unless the position is the end of the file, then -1. */
    int read(byte[] bytes, int offset, int length, long position) throws IOException {
        return channel.read(ByteBuffer.wrap(bytes, offset, length), position);
    }

    byte[] readFully(long position, int length) throws IOException {
        if (position < 0 || length < 0 || position + length > size) {
            throw new EOFException(length + " bytes at " + position + " lie outside the file of " + size + " bytes");
        }
        byte[] bytes = new byte[length];
        int done = 0;
        while (done < length) {
            int count = read(bytes, done, length - done, position + done);
            if (count < 0) {
                throw new EOFException("the file became shorter while it was read");
            }
            done += count;
        }
        return bytes;
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
