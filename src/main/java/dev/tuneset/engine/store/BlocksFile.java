package dev.tuneset.engine.store;

import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** A finished file of {@link BlocksWriter}: any block by its number. Safe for several threads. */
final class BlocksFile implements Closeable {
    /** The JDK copies through a buffer outside the heap as big as one read, and keeps it. */
    private static final int READ_BYTES_MAX = 1 << 16;

    private final Path path;
    private final FileChannel channel;
    private final long size;
    private final long[] firstRecords;
    private final long[] offsets;
    private final long records;

    BlocksFile(Path path) throws IOException {
        this.path = path;
        this.channel = FileChannel.open(path, StandardOpenOption.READ);
        try {
            this.size = channel.size();
            checkVersion();
            RecordInput trailer = trailer();
            long indexAt = trailer.readLong();
            this.records = trailer.readLong();
            Block index = blockAt(indexAt);
            this.firstRecords = new long[index.records()];
            this.offsets = new long[index.records()];
            for (int i = 0; i < offsets.length; i++) {
                firstRecords[i] = index.content().readLong();
                offsets[i] = index.content().readLong();
            }
        } catch (IOException | RuntimeException e) {
            channel.close();
            throw e;
        }
    }

    /** What the writer was given as header. */
    RecordInput header() throws IOException {
        return blockAt(Long.BYTES).content();
    }

    long records() {
        return records;
    }

    long size() {
        return size;
    }

    int blocks() {
        return offsets.length;
    }

    Block block(int number) throws IOException {
        return blockAt(offsets[number]);
    }

    long firstRecord(int block) {
        return firstRecords[block];
    }

    /** Byte of the file where a block begins, or the file's end for the one after the last. */
    long offset(int block) {
        return block < offsets.length ? offsets[block] : size;
    }

    /** The block that holds a record; the record must exist. */
    int blockOf(long record) {
        int low = 0;
        int high = firstRecords.length - 1;
        while (low < high) {
            int middle = (low + high + 1) >>> 1;
            if (firstRecords[middle] <= record) {
                low = middle;
            } else {
                high = middle - 1;
            }
        }
        return low;
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }

    private void checkVersion() throws IOException {
        long magic = new RecordInput(path, read(0, Long.BYTES), 0, Long.BYTES).readLong();
        if (magic >>> 8 != BlocksWriter.MAGIC >>> 8) {
            throw Trouble.damaged(path, "not a file of rows");
        }
        if (magic != BlocksWriter.MAGIC) {
            throw Trouble.damaged(path, "written by another version, format " + (magic & 0xFF));
        }
    }

    private RecordInput trailer() throws IOException {
        long start = size - BlocksWriter.TRAILER_BYTES;
        if (start < 0) {
            throw Trouble.damaged(path, "too short");
        }
        byte[] bytes = read(start, BlocksWriter.TRAILER_BYTES);
        if (new RecordInput(path, bytes, 16, bytes.length).readLong() != BlocksWriter.MAGIC) {
            throw Trouble.damaged(path, "the end is missing");
        }
        return new RecordInput(path, bytes, 0, bytes.length);
    }

    private Block blockAt(long offset) throws IOException {
        if (offset < 0 || offset > size - BlocksWriter.BLOCK_HEAD_BYTES) {
            throw Trouble.damaged(path, "a block at byte " + offset + " would be outside");
        }
        RecordInput head =
                new RecordInput(path, read(offset, BlocksWriter.BLOCK_HEAD_BYTES), 0, BlocksWriter.BLOCK_HEAD_BYTES);
        int length = head.readInt();
        int count = head.readInt();
        int checksum = head.readInt();
        if (length < 0 || length > size - offset - BlocksWriter.BLOCK_HEAD_BYTES) {
            throw Trouble.damaged(path, "the block at byte " + offset + " is cut off");
        }
        byte[] content = read(offset + BlocksWriter.BLOCK_HEAD_BYTES, length);
        if (BlocksWriter.checksum(length, count, content, length) != checksum) {
            throw Trouble.damaged(path, "the checksum of the block at byte " + offset + " differs");
        }
        return new Block(count, new RecordInput(path, content, 0, length));
    }

    private byte[] read(long offset, int length) throws IOException {
        byte[] bytes = new byte[length];
        int done = 0;
        while (done < length) {
            ByteBuffer part = ByteBuffer.wrap(bytes, done, Math.min(READ_BYTES_MAX, length - done));
            int count = channel.read(part, offset + done);
            if (count < 0) {
                throw new EOFException(path.getFileName() + " ended while it was read");
            }
            done += count;
        }
        return bytes;
    }

    /** Some records in a row. */
    record Block(int records, RecordInput content) {}
}
