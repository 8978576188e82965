package dev.tuneset.engine.store;

import java.io.Closeable;
import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.zip.CRC32C;

/**
 * Writes records into blocks, each with its number of records and a checksum, and an index of the blocks at the end.
 *
 * <p>The file: {@link #MAGIC} with the version as its last byte; a block with the header; blocks of records; a block with
 * the index (first record and offset of each block); {@link #TRAILER_BYTES} bytes that say where the index is. A block: length
 * of its content, number of records, CRC-32C of both and the content (four bytes each), content. All numbers big-endian.
 */
final class BlocksWriter implements Closeable {
    static final long MAGIC = 0x5455_4E45_524F_5701L; // "TUNEROW" and the version
    static final int BLOCK_HEAD_BYTES = 12;
    static final int TRAILER_BYTES = 24;

    /** Small enough that any record is found by reading one of these, big enough that the index stays tiny. */
    static final int BLOCK_BYTES = 1 << 18;

    private final FileOutputStream file;
    private final RecordOutput block = new RecordOutput(BLOCK_BYTES);
    private long[] index = new long[64];
    private int indexSize;
    private int blockRecords;
    private long records;
    private long position;

    BlocksWriter(Path path, RecordOutput header) throws IOException {
        this.file = new FileOutputStream(path.toFile());
        writeLongs(MAGIC);
        writeBlock(header, 0);
    }

    /** Where the next record is written to; followed by {@link #endRecord()}. */
    RecordOutput record() {
        return block;
    }

    void endRecord() throws IOException {
        blockRecords++;
        records++;
        if (block.size() >= BLOCK_BYTES) {
            flush();
        }
    }

    long records() {
        return records;
    }

    long position() {
        return position;
    }

    /** Writes the index and makes sure that all is on the disk. */
    void finish() throws IOException {
        if (blockRecords > 0) {
            flush();
        }
        long indexAt = position;
        RecordOutput content = new RecordOutput(indexSize * Long.BYTES);
        for (int i = 0; i < indexSize; i++) {
            content.writeLong(index[i]);
        }
        writeBlock(content, indexSize / 2);
        writeLongs(indexAt, records, MAGIC);
        file.getFD().sync();
    }

    @Override
    public void close() throws IOException {
        file.close();
    }

    private void flush() throws IOException {
        if (indexSize == index.length) {
            index = Arrays.copyOf(index, indexSize * 2);
        }
        index[indexSize++] = records - blockRecords;
        index[indexSize++] = position;
        writeBlock(block, blockRecords);
        block.clear();
        blockRecords = 0;
    }

    private void writeBlock(RecordOutput content, int count) throws IOException {
        RecordOutput head = new RecordOutput(BLOCK_HEAD_BYTES);
        head.writeInt(content.size());
        head.writeInt(count);
        head.writeInt(checksum(content.size(), count, content.bytes(), content.size()));
        file.write(head.bytes(), 0, head.size());
        file.write(content.bytes(), 0, content.size());
        position += head.size() + content.size();
    }

    private void writeLongs(long... values) throws IOException {
        RecordOutput out = new RecordOutput(values.length * Long.BYTES);
        for (long value : values) {
            out.writeLong(value);
        }
        file.write(out.bytes(), 0, out.size());
        position += out.size();
    }

    static int checksum(int length, int count, byte[] content, int contentSize) {
        CRC32C checksum = new CRC32C();
        checksum.update(content, 0, contentSize);
        for (int shift = 24; shift >= 0; shift -= 8) {
            checksum.update(length >>> shift);
            checksum.update(count >>> shift);
        }
        return (int) checksum.getValue();
    }
}
