package dev.tuneset.engine.source.parquet;

import java.io.IOException;
import org.apache.parquet.column.Encoding;

/** Looks at the first repetition level of a column: a row cannot begin in the middle of a list. */
final class FirstLevel {
    private FirstLevel() {}

    static void mustBeZeroV1(byte[] page, Encoding encoding, int levelMax) throws IOException {
        boolean lengthFirst = encoding == Encoding.RLE;
        mustBeZero(encoding, levelMax, page, lengthFirst ? 4 : 0, page.length);
    }

    static void mustBeZeroV2(byte[] page, int length, int levelMax) throws IOException {
        mustBeZero(Encoding.RLE, levelMax, page, 0, length);
    }

    @SuppressWarnings("deprecation") // old files have bit-packed levels
    private static void mustBeZero(Encoding encoding, int levelMax, byte[] page, int from, int to) throws IOException {
        if (levelMax == 0 || from + 2 > to) {
            return;
        }
        int width = 32 - Integer.numberOfLeadingZeros(levelMax);
        int level;
        if (encoding == Encoding.BIT_PACKED) {
            level = (page[from] & 0xff) >> (8 - width);
        } else {
            int at = from;
            boolean packed = (page[at] & 1) == 1;
            while (at < to - 1 && page[at] < 0) {
                at++;
            }
            int first = page[at + 1] & 0xff;
            level = packed ? first & ((1 << width) - 1) : first;
        }
        if (level != 0) {
            throw new IOException("the first row begins in the middle of a list");
        }
    }
}
