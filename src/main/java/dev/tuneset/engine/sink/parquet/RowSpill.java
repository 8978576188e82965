package dev.tuneset.engine.sink.parquet;

import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;

/** Keeps encoded records on disk, in blocks, until the types of all are known. */
final class RowSpill implements Closeable {
    private static final int BLOCK_BYTES = 1 << 20;

    private final Path file;
    private final FileChannel out;
    private final int blockBytes;
    private final List<Block> blocks = new ArrayList<>();
    private Bytes pending;
    private int rows;
    private long written;
    private long bytes;

    /** Some records that stand together in the file. */
    record Block(long position, int length, int rows) {}

    /** @param bytesMax a block is ended when it has as many bytes */
    RowSpill(Path file, long bytesMax) throws IOException {
        this.file = file;
        this.blockBytes = (int) Math.min(BLOCK_BYTES, bytesMax);
        this.out = FileChannel.open(
                file, StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING, StandardOpenOption.WRITE);
        this.pending = new Bytes(0);
    }

    void write(ByteBuffer record) throws IOException {
        bytes += RecordBytes.size(record);
        rows++;
        pending.put(record.array(), record.arrayOffset() + record.position(), record.remaining());
        if (pending.size() >= blockBytes) {
            end();
        }
    }

    /** How many bytes the values take, texts as UTF-8. */
    long bytes() {
        return bytes;
    }

    private void end() throws IOException {
        if (rows == 0) {
            return;
        }
        ByteBuffer block = ByteBuffer.wrap(pending.array(), 0, pending.size());
        while (block.hasRemaining()) {
            out.write(block);
        }
        blocks.add(new Block(written, pending.size(), rows));
        written += pending.size();
        rows = 0;
        pending = pending.array().length > 2 * BLOCK_BYTES ? new Bytes(0) : pending;
        pending.clear();
    }

    /** Gives back what writing needs; reading is still to come. */
    void rest() throws IOException {
        if (out.isOpen()) {
            end();
            pending = new Bytes(0);
            out.close();
        }
    }

    /** Ends writing and begins reading. */
    Reading read() throws IOException {
        rest();
        return new Reading(FileChannel.open(file, StandardOpenOption.READ), blocks);
    }

    @Override
    public void close() throws IOException {
        try {
            out.close();
        } finally {
            Files.deleteIfExists(file);
        }
    }

    /** The blocks again, in order; each is read by any thread. */
    record Reading(FileChannel in, List<Block> blocks) implements Closeable {
        /** Fills {@code into} with a block, from its beginning. */
        void read(Block block, byte[] into) throws IOException {
            ByteBuffer bytes = ByteBuffer.wrap(into, 0, block.length());
            while (bytes.hasRemaining()) {
                if (in.read(bytes, block.position() + bytes.position()) < 0) {
                    throw new EOFException("the temporary file became shorter");
                }
            }
        }

        @Override
        public void close() throws IOException {
            in.close();
        }
    }
}
