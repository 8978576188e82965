package dev.tuneset.engine.source.archive;

import java.io.IOException;
import java.io.InputStream;

/**
 * The bytes of a zstd file without its skippable frames (RFC 8878, 3.1.2), in which some writers keep sizes and indexes and
 * which the decoder does not know.
 */
final class ZstdFrames extends BlockStream {
    private static final int MAGIC_BYTES = 4;
    private static final int HEADER_BYTES_MAX = 14;
    private static final int BLOCK_HEADER_BYTES = 3;
    private static final int RUN_BLOCK = 1;
    private static final int CHECKSUM_BYTES = 4;
    private static final int[] DICTIONARY_BYTES = {0, 1, 2, 4};
    private static final int[] SIZE_BYTES = {0, 2, 4, 8};

    private final byte[] header = new byte[MAGIC_BYTES + HEADER_BYTES_MAX];
    private int headerAt;
    private int headerEnd;
    private long toPass;
    private boolean inFrame;
    private boolean hasChecksum;

    ZstdFrames(InputStream in) {
        super(in);
    }

    /** Whether a file begins with a skippable frame. */
    static boolean beginsSkippable(byte[] head) {
        return head.length >= MAGIC_BYTES && isSkippable(head);
    }

    private static boolean isSkippable(byte[] magic) {
        return (magic[0] & 0xf0) == 0x50 && magic[1] == 0x2a && magic[2] == 0x4d && magic[3] == 0x18;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
        if (length == 0) {
            return 0;
        }
        while (headerAt == headerEnd && toPass == 0) {
            if (!(inFrame ? nextBlock() : nextFrame())) {
                return -1;
            }
        }
        if (headerAt < headerEnd) {
            int handed = Math.min(length, headerEnd - headerAt);
            System.arraycopy(header, headerAt, bytes, offset, handed);
            headerAt += handed;
            return handed;
        }
        int read = in.read(bytes, offset, (int) Math.min(length, toPass));
        toPass -= Math.max(0, read);
        return read;
    }

    /** Takes the header of the next frame that is not skippable; false at the end. */
    private boolean nextFrame() throws IOException {
        take(0, MAGIC_BYTES);
        while (headerEnd == MAGIC_BYTES && isSkippable(header)) {
            in.skipNBytes(little(in.readNBytes(Integer.BYTES)));
            take(0, MAGIC_BYTES);
        }
        take(headerEnd, 1);
        if (headerEnd > MAGIC_BYTES) {
            int descriptor = header[MAGIC_BYTES];
            boolean single = (descriptor & 0x20) != 0;
            hasChecksum = (descriptor & 0x04) != 0;
            int size = SIZE_BYTES[descriptor >> 6 & 3];
            take(headerEnd, (single ? Math.max(1, size) : 1 + size) + DICTIONARY_BYTES[descriptor & 3]);
        }
        inFrame = true;
        return headerEnd > 0;
    }

    /** Takes the header of the next block; its bytes, and the checksum behind the last one, are to be passed on. */
    private boolean nextBlock() throws IOException {
        take(0, BLOCK_HEADER_BYTES);
        if (headerEnd == BLOCK_HEADER_BYTES) {
            int block = (int) little(new byte[] {header[0], header[1], header[2], 0});
            boolean last = (block & 1) != 0;
            toPass = (block >> 1 & 3) == RUN_BLOCK ? 1 : block >> 3;
            toPass += last && hasChecksum ? CHECKSUM_BYTES : 0;
            inFrame = !last;
        }
        return headerEnd > 0;
    }

    private void take(int from, int length) throws IOException {
        headerAt = 0;
        headerEnd = from + in.readNBytes(header, from, length);
    }

    private static long little(byte[] bytes) {
        long number = 0;
        for (int i = bytes.length - 1; i >= 0; i--) {
            number = number << Byte.SIZE | bytes[i] & 0xff;
        }
        return number;
    }
}
