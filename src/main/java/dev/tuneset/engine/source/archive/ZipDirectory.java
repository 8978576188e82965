package dev.tuneset.engine.source.archive;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;

/** The end of a zip archive, which tells how long its list of entries is before that list is read into memory. */
final class ZipDirectory {
    private static final int END_BYTES = 22;
    private static final int COMMENT_MAX = 0xffff;
    private static final int END_SIGNATURE = 0x06054b50;
    private static final int COUNT_AT = 10;
    private static final int SIZE_AT = 12;
    private static final int OFFSET_AT = 16;
    private static final int MANY = 0xffff;

    /** Bytes of the list of entries; ten thousand entries with long names take four million. */
    private static final long LIST_BYTES_MAX = 64L << 20;

    private ZipDirectory() {}

    static void refuseTooMany(Path path, String archive, Limits limits) throws IOException {
        try (RandomAccessFile file = new RandomAccessFile(path.toFile(), "r")) {
            int length = (int) Math.min(file.length(), END_BYTES + COMMENT_MAX);
            byte[] bytes = new byte[length];
            long from = file.length() - length;
            file.seek(from);
            file.readFully(bytes);
            ByteBuffer tail = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
            for (int at = length - END_BYTES; at >= 0; at--) {
                if (tail.getInt(at) == END_SIGNATURE) {
                    check(tail, at, from + at, archive, limits);
                    return;
                }
            }
        }
    }

    private static void check(ByteBuffer tail, int at, long end, String archive, Limits limits) {
        int count = tail.getShort(at + COUNT_AT) & 0xffff;
        if (count > limits.entries() && count != MANY) {
            throw ArchiveFailure.tooLarge(archive, count + " files, limit " + limits.entries());
        }
        long size = tail.getInt(at + SIZE_AT) & 0xffff_ffffL;
        long offset = tail.getInt(at + OFFSET_AT) & 0xffff_ffffL;
        // a list is read as long as entries follow, whatever its size is said to be
        long list = offset == 0xffff_ffffL ? size : Math.max(size, end - offset);
        if (list != 0xffff_ffffL && list > LIST_BYTES_MAX) {
            throw ArchiveFailure.tooLarge(archive, "its list of files has " + list + " bytes");
        }
    }
}
