package dev.tuneset.engine.source.json;

import dev.tuneset.engine.ascii.ByteSearch;
import org.jspecify.annotations.Nullable;

/** Whole lines of a file in {@code bytes[from, length)}, still to be cut; or the beginning of one that is too long. */
final class LinePiece {
    private static final byte RECORD_MARK = 0x1E;

    private final byte[] bytes;
    private final int from;
    private final int length;
    private final boolean tooLong;
    private final boolean commas;

    /** @param commas whether a comma at the end of a line is no part of it */
    LinePiece(byte[] bytes, int from, int length, boolean tooLong, boolean commas) {
        this.commas = commas;
        this.bytes = bytes;
        this.from = from;
        this.length = length;
        this.tooLong = tooLong;
    }

    int size() {
        return length;
    }

    /**
     * The lines, of which the first in the file that is not blank is {@code row}, and the first of all {@code number}.
     *
     * @param scan looks through the lines for unknown keys on the way
     */
    LineBlock cut(long row, long number, @Nullable KeyScan scan) {
        LineBlock block = new LineBlock(bytes, row, number, tooLong);
        if (tooLong) {
            block.add(0, length);
            block.endLine();
            return block;
        }
        int at = from;
        while (at < length) {
            int end = scan == null ? KeyScan.NONE : scan.lineEnd(bytes, at, length);
            if (end == KeyScan.NONE) {
                end = ByteSearch.lineEnd(bytes, at, length);
                int start = afterMark(bytes, at, end);
                int stop = commas ? beforeComma(bytes, start, end) : end;
                if (!isBlank(bytes, start, stop)) {
                    block.add(start, stop);
                }
            } else {
                block.addOrdinary(at, end);
            }
            block.endLine();
            boolean crlf = end + 1 < length && bytes[end] == '\r' && bytes[end + 1] == '\n';
            at = end + (crlf ? 2 : 1);
        }
        return block;
    }

    /** The mark that begins each value of a JSON text sequence (RFC 7464) is no part of it. */
    private static int afterMark(byte[] bytes, int start, int end) {
        return start < end && bytes[start] == RECORD_MARK ? start + 1 : start;
    }

    private static int beforeComma(byte[] bytes, int start, int end) {
        int last = end - 1;
        while (last >= start && bytes[last] >= 0 && bytes[last] <= ' ') {
            last--;
        }
        return last >= start && bytes[last] == ',' ? last : end;
    }

    private static boolean isBlank(byte[] bytes, int start, int end) {
        for (int i = start; i < end; i++) {
            if (bytes[i] > ' ' || bytes[i] < 0) {
                return false;
            }
        }
        return true;
    }
}
