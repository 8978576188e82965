package dev.tuneset.engine.source.json;

import dev.tuneset.engine.source.encoding.Utf8Input;
import java.io.Closeable;
import java.io.IOException;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Cuts a file into blocks of whole lines, so that many threads can parse them. LF, CRLF and CR end a line. */
final class LineBlocks implements Closeable {
    static final int BLOCK_BYTES = 1 << 18;

    private static final int BEGINNING_BYTES = 1 << 13;

    private final Utf8Input in;
    private final int lineBytesMax;
    private @Nullable KeyScan scan;
    private byte[] rest = {};
    private long row = 1;
    private long number = 1;
    private boolean afterReturn;
    private boolean atEnd;

    /** Takes over {@code in}. */
    LineBlocks(Utf8Input in, int lineBytesMax) {
        this.in = in;
        this.lineBytesMax = lineBytesMax;
    }

    /** Lets lines of the blocks that follow be looked through for unknown keys as they are cut. */
    void scanWith(KeyScan keys) {
        scan = keys;
    }

    /** The next block with a line that is not blank; {@code null} at the end. */
    @Nullable
    LineBlock next() throws IOException {
        LineBlock block = null;
        while (block == null || block.size() == 0) {
            block = anyNext();
            if (block == null) {
                return null;
            }
        }
        return block;
    }

    private @Nullable LineBlock anyNext() throws IOException {
        byte[] bytes = Arrays.copyOf(rest, Math.max(BLOCK_BYTES, rest.length * 2));
        int length = rest.length;
        int cut = 0;
        while (cut == 0) {
            length = fill(bytes, length);
            cut = atEnd ? length : afterLastEnd(bytes, length);
            if (atEnd && length == 0) {
                return null;
            }
            if (cut == 0 && length >= lineBytesMax) {
                return tooLong(bytes, length);
            }
            if (cut == 0) {
                bytes = Arrays.copyOf(bytes, (int) Math.min(bytes.length * 2L, lineBytesMax + (long) BLOCK_BYTES));
            }
        }
        rest = Arrays.copyOfRange(bytes, cut, length);
        return cut(bytes, cut);
    }

    private int fill(byte[] bytes, int from) throws IOException {
        int length = from;
        while (bytes.length - length >= Utf8Input.ROOM_MIN && !atEnd) {
            int read = in.read(bytes, length, bytes.length - length);
            if (read < 0) {
                atEnd = true;
            } else {
                length += read;
            }
        }
        return length;
    }

    private static int afterLastEnd(byte[] bytes, int length) {
        int at = length;
        while (at > 0 && bytes[at - 1] != '\n' && bytes[at - 1] != '\r') {
            at--;
        }
        return at;
    }

    /** A line that goes on beyond all use: its beginning is kept, the rest is read over. */
    private LineBlock tooLong(byte[] bytes, int length) throws IOException {
        LineBlock block = new LineBlock(Arrays.copyOf(bytes, BEGINNING_BYTES), row, number, true);
        block.add(0, BEGINNING_BYTES, 0, false);
        int read = length;
        int end = read;
        while (end == read && !atEnd) {
            read = fill(bytes, 0);
            end = ByteSearch.first(bytes, 0, read, '\n', '\r');
        }
        rest = Arrays.copyOfRange(bytes, Math.min(end, read), read);
        if (rest.length > 0) {
            afterReturn = rest[0] == '\r';
            rest = Arrays.copyOfRange(rest, 1, rest.length);
        }
        row++;
        number++;
        return block;
    }

    private LineBlock cut(byte[] bytes, int length) {
        LineBlock block = new LineBlock(bytes, row, number, false);
        int at = 0;
        if (afterReturn && bytes[0] == '\n') {
            at = 1;
        }
        int lines = 0;
        while (at < length) {
            int end = scan == null ? KeyScan.NONE : scan.lineEnd(bytes, at, length);
            if (end == KeyScan.NONE) {
                long line = ByteSearch.line(bytes, at, length);
                end = ByteSearch.end(line);
                if (!isBlank(bytes, at, end)) {
                    block.add(at, end, lines, ByteSearch.isPlain(line));
                }
            } else {
                block.addOrdinary(at, end, lines);
            }
            lines++;
            boolean crlf = end + 1 < length && bytes[end] == '\r' && bytes[end + 1] == '\n';
            at = end + (crlf ? 2 : 1);
        }
        afterReturn = bytes[length - 1] == '\r';
        row += block.size();
        number += lines;
        return block;
    }

    private static boolean isBlank(byte[] bytes, int start, int end) {
        for (int i = start; i < end; i++) {
            if (bytes[i] > ' ' || bytes[i] < 0) {
                return false;
            }
        }
        return true;
    }

    /** Text of a line for people. */
    String show(LineBlock block, int line, int charsMax) {
        int end = Math.min(block.end(line), block.start(line) + charsMax * 4);
        String text = in.show(block.bytes, block.start(line), end);
        return text.length() > charsMax ? text.substring(0, charsMax) : text;
    }

    long bytesRead() {
        return in.bytesRead();
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
