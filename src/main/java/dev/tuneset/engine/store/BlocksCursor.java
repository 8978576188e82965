package dev.tuneset.engine.store;

import java.io.IOException;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;

/** Walks over the records of a file, from any record on. */
final class BlocksCursor {
    private final BlocksFile file;
    private int nextBlock;
    private int left;
    private @Nullable RecordInput content;

    BlocksCursor(BlocksFile file) {
        this.file = file;
    }

    /** Goes to the block that holds the record; answers how many records of it are to be passed over. */
    int seek(long record) throws IOException {
        if (record >= file.records()) {
            nextBlock = file.blocks();
            left = 0;
            return 0;
        }
        nextBlock = file.blockOf(record);
        long first = file.firstRecord(nextBlock);
        load();
        return (int) (record - first);
    }

    boolean hasNext() {
        return left > 0 || nextBlock < file.blocks();
    }

    /** Whether the next record is the first of its block. */
    boolean atBlockStart() {
        return left == 0;
    }

    /** The input standing at the next record, which the caller reads exactly. */
    RecordInput next() throws IOException {
        if (left == 0) {
            load();
        }
        left--;
        if (content == null) {
            throw new NoSuchElementException();
        }
        return content;
    }

    /** Bytes of the file up to the end of the block being read. */
    long bytesRead() {
        return file.offset(nextBlock);
    }

    private void load() throws IOException {
        BlocksFile.Block block = file.block(nextBlock++);
        content = block.content();
        left = block.records();
    }
}
