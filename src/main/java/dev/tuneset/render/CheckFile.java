package dev.tuneset.render;

import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;

/** A check file as {@link CheckWriter} wrote it: finds rows by what was found of them, a million of them in some milliseconds. */
public final class CheckFile implements Closeable {
    private static final int RECORD = CheckWriter.RECORD;
    private static final int BLOCK_ROWS = 8192;
    private static final int REPORT_MAX = 16_000_000;

    private final FileChannel channel;
    private final byte[] report;
    private final long rows;

    CheckFile(Path file) throws IOException {
        channel = FileChannel.open(file, StandardOpenOption.READ);
        try {
            long size = channel.size();
            long length =
                    size < Long.BYTES ? -1 : read(size - Long.BYTES, Long.BYTES).getLong();
            if (length < 0 || length > REPORT_MAX || length > size - Long.BYTES) {
                throw new EOFException("no report at the end");
            }
            report = read(size - Long.BYTES - length, (int) length).array();
            rows = (size - Long.BYTES - length) / RECORD;
        } catch (IOException e) {
            channel.close();
            throw e;
        }
    }

    /** What was found of a row; rows count from 1. */
    public record Line(long row, int marks, int tokens, int learned) {
        boolean has(RowMark mark) {
            return (marks & mark.bit()) != 0;
        }

        public boolean isRendered() {
            return (marks & RowMark.RENDERED) != 0;
        }
    }

    byte[] report() {
        return report;
    }

    /** For each mark the next row behind one that has it; 0 when there is none. */
    long[] next(long row, List<RowMark> marks) throws IOException {
        long[] found = new long[marks.size()];
        int open = marks.size();
        for (long at = Math.max(0, row); at < rows && open > 0; at += BLOCK_ROWS) {
            ByteBuffer block = block(at);
            for (int i = 0; i < block.limit() / RECORD && open > 0; i++) {
                int set = block.getInt(i * RECORD);
                for (int m = 0; set != 0 && m < found.length; m++) {
                    if (found[m] == 0 && (set & marks.get(m).bit()) != 0) {
                        found[m] = at + i + 1;
                        open--;
                    }
                }
            }
        }
        return found;
    }

    /** The last row before one that has a mark; 0 when there is none. */
    long previous(long row, RowMark mark) throws IOException {
        for (long end = Math.min(rows, row - 1); end > 0; end -= BLOCK_ROWS) {
            long from = Math.max(0, end - BLOCK_ROWS);
            ByteBuffer block = read(from * RECORD, (int) (end - from) * RECORD);
            for (int i = (int) (end - from) - 1; i >= 0; i--) {
                if ((block.getInt(i * RECORD) & mark.bit()) != 0) {
                    return from + i + 1;
                }
            }
        }
        return 0;
    }

    /** Some of the rows that have a mark, the first {@code offset} of them passed over. */
    List<Line> rows(RowMark mark, long offset, int limit) throws IOException {
        List<Line> found = new ArrayList<>();
        long over = offset;
        for (long at = 0; at < rows; at += BLOCK_ROWS) {
            ByteBuffer block = block(at);
            for (int i = 0; i < block.limit() / RECORD; i++) {
                int marks = block.getInt(i * RECORD);
                if ((marks & mark.bit()) != 0 && over-- <= 0) {
                    found.add(new Line(at + i + 1, marks, block.getInt(i * RECORD + 4), block.getInt(i * RECORD + 8)));
                    if (found.size() == limit) {
                        return found;
                    }
                }
            }
        }
        return found;
    }

    /** How many rendered rows are no longer than a limit. */
    long fitting(int limit) throws IOException {
        long fitting = 0;
        for (long at = 0; at < rows; at += BLOCK_ROWS) {
            ByteBuffer block = block(at);
            for (int i = 0; i < block.limit() / RECORD; i++) {
                boolean rendered = (block.getInt(i * RECORD) & RowMark.RENDERED) != 0;
                fitting += rendered && block.getInt(i * RECORD + 4) <= limit ? 1 : 0;
            }
        }
        return fitting;
    }

    private ByteBuffer block(long from) throws IOException {
        return read(from * RECORD, (int) Math.min(BLOCK_ROWS, rows - from) * RECORD);
    }

    private ByteBuffer read(long position, int length) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(length);
        while (bytes.hasRemaining()) {
            if (channel.read(bytes, position + bytes.position()) < 0) {
                throw new EOFException("cut off at " + (position + bytes.position()));
            }
        }
        return bytes.flip();
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
