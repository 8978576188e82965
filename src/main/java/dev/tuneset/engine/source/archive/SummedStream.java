package dev.tuneset.engine.source.archive;

import java.io.IOException;
import java.io.InputStream;
import java.util.zip.CRC32;

/** Bytes whose number and checksum are known beforehand; the end is an error when they turn out to be others. */
final class SummedStream extends BlockStream {
    private final long size;
    private final long sum;
    private final CRC32 found = new CRC32();
    private long count;

    SummedStream(InputStream in, long size, long sum) {
        super(in);
        this.size = size;
        this.sum = sum;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
        int read = in.read(bytes, offset, length);
        if (read > 0) {
            found.update(bytes, offset, read);
            count += read;
        }
        if (read < 0 && (count != size || found.getValue() != sum)) {
            throw new IOException("size or checksum do not match");
        }
        return read;
    }
}
