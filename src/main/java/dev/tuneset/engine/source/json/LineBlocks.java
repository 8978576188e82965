package dev.tuneset.engine.source.json;

import dev.tuneset.engine.ascii.ByteSearch;
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
    private final boolean commas;
    private byte[] rest = {};
    private long row = 1;
    private long number = 1;
    private boolean afterReturn;
    private boolean atEnd;

    /** Takes over {@code in}. */
    LineBlocks(Utf8Input in, int lineBytesMax) {
        this(in, lineBytesMax, false);
    }

    /** @param commas whether a comma at the end of a line is no part of it */
    LineBlocks(Utf8Input in, int lineBytesMax, boolean commas) {
        this.commas = commas;
        this.in = in;
        this.lineBytesMax = lineBytesMax;
    }

    /** The next block with a line that is not blank; {@code null} at the end. */
    @Nullable
    LineBlock next() throws IOException {
        for (LinePiece piece = nextPiece(); piece != null; piece = nextPiece()) {
            LineBlock block = piece.cut(row, number, null);
            row += block.size();
            number += block.lines();
            if (block.size() > 0) {
                return block;
            }
        }
        return null;
    }

    /** The next block, not cut yet: by one reader either pieces are taken, or blocks. {@code null} at the end. */
    @Nullable
    LinePiece nextPiece() throws IOException {
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
        int from = afterReturn && bytes[0] == '\n' ? 1 : 0;
        afterReturn = bytes[cut - 1] == '\r';
        return new LinePiece(bytes, from, cut, false, commas);
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
    private LinePiece tooLong(byte[] bytes, int length) throws IOException {
        LinePiece piece = new LinePiece(Arrays.copyOf(bytes, BEGINNING_BYTES), 0, BEGINNING_BYTES, true, false);
        int read = length;
        int end = read;
        while (end == read && !atEnd) {
            read = fill(bytes, 0);
            end = ByteSearch.lineEnd(bytes, 0, read);
        }
        rest = Arrays.copyOfRange(bytes, Math.min(end, read), read);
        if (rest.length > 0) {
            afterReturn = rest[0] == '\r';
            rest = Arrays.copyOfRange(rest, 1, rest.length);
        }
        return piece;
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
