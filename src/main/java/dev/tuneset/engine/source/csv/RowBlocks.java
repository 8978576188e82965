package dev.tuneset.engine.source.csv;

import dev.tuneset.engine.ascii.ByteSearch;
import dev.tuneset.engine.source.SourceFile;
import java.io.ByteArrayInputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Cuts a CSV file in UTF-8 into blocks of whole rows, so that many threads can take the values out of them; ends before the
 * first row that only a {@link Tokenizer} can tell the end of.
 */
final class RowBlocks implements Closeable {
    private static final int BLOCK_BYTES = 1 << 18;

    private static final byte[] MARK = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};

    private final InputStream in;
    private final RowScan scan;
    private final int rowBytesMax;
    private final int blockBytes;
    private byte[] rest = {};
    private long bytesRead;
    private long row = 1;
    private long line = 1;
    private boolean readOut;
    private boolean stopped;

    private RowBlocks(InputStream in, Dialect dialect, int rowBytesMax, int blockBytes) {
        this.blockBytes = blockBytes;
        this.in = in;
        this.scan = new RowScan(dialect);
        this.rowBytesMax = rowBytesMax;
    }

    /** The rows below the header of a file; {@code null} when they or the header have to be read by a {@link Tokenizer}. */
    static @Nullable RowBlocks below(SourceFile file, CsvPlan plan, int rowBytesMax) throws IOException {
        return below(file, plan, rowBytesMax, BLOCK_BYTES);
    }

    /** The same in blocks of about so many bytes. */
    static @Nullable RowBlocks below(SourceFile file, CsvPlan plan, int rowBytesMax, int blockBytes)
            throws IOException {
        if (!plan.charset().equals(StandardCharsets.UTF_8) || !RowScan.fits(plan.dialect())) {
            return null;
        }
        RowBlocks blocks = new RowBlocks(file.open(), plan.dialect(), rowBytesMax, blockBytes);
        boolean opened = false;
        try {
            opened = blocks.skipHeader(plan);
        } finally {
            if (!opened) {
                blocks.close();
            }
        }
        return opened ? blocks : null;
    }

    private boolean skipHeader(CsvPlan plan) throws IOException {
        byte[] head = in.readNBytes(blockBytes);
        bytesRead = head.length;
        boolean last = head.length < blockBytes;
        int at = startsWithMark(head) ? MARK.length : 0;
        for (int i = 0; i < plan.skipLines(); i++) {
            int end = ByteSearch.lineEnd(head, at, head.length);
            if (end + 1 >= head.length) {
                return false;
            }
            at = end + (head[end] == '\r' && head[end + 1] == '\n' ? 2 : 1);
            line++;
        }
        for (int i = 0; i < plan.headerRows() && at >= 0; i++) {
            at = scan.next(head, at, head.length, last);
            line += scan.lines();
        }
        if (at >= 0) {
            rest = Arrays.copyOfRange(head, at, head.length);
        }
        return at >= 0;
    }

    private static boolean startsWithMark(byte[] head) {
        return head.length >= MARK.length && Arrays.equals(head, 0, MARK.length, MARK, 0, MARK.length);
    }

    /** The next rows; {@code null} at the end, or before a row that is unusual: {@link #rest} begins with it. */
    @Nullable
    RowBlock next() throws IOException {
        byte[] bytes = Arrays.copyOf(rest, Math.max(blockBytes, rest.length * 2));
        int length = rest.length;
        while (!stopped) {
            length = fill(bytes, length);
            RowBlock block = new RowBlock(bytes, row, line);
            int at = addRows(block, length);
            if (block.size() > 0) {
                rest = Arrays.copyOfRange(bytes, at, length);
                return block;
            }
            stopped = stopped || readOut || length > rowBytesMax;
            if (!stopped) {
                bytes = Arrays.copyOf(bytes, (int) Math.min(bytes.length * 2L, rowBytesMax + (long) blockBytes));
            }
        }
        rest = Arrays.copyOf(bytes, length);
        return null;
    }

    private int fill(byte[] bytes, int from) throws IOException {
        int read = in.readNBytes(bytes, from, bytes.length - from);
        readOut = from + read < bytes.length;
        bytesRead += read;
        return from + read;
    }

    /** Answers where the first row begins that is not in the block. */
    private int addRows(RowBlock block, int length) {
        int at = 0;
        int lines = 0;
        int next = scan.next(block.bytes, at, length, readOut);
        while (next >= 0) {
            at = next;
            block.add(scan.rowStart(), scan.rowEnd(), lines + scan.linesAbove());
            lines += scan.lines();
            next = scan.next(block.bytes, at, length, readOut);
        }
        stopped = next == RowScan.UNUSUAL && block.size() == 0;
        row += block.size();
        line += lines;
        return at;
    }

    /** All bytes from the row on before which the blocks ended. */
    InputStream rest() {
        return new SequenceInputStream(new ByteArrayInputStream(rest), in);
    }

    /** The number of that row. */
    long row() {
        return row;
    }

    /** The number of its line. */
    long line() {
        return line;
    }

    long bytesRead() {
        return bytesRead;
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
