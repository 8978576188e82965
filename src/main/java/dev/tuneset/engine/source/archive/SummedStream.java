package dev.tuneset.engine.source.archive;

import java.io.IOException;
import java.io.InputStream;
import java.util.zip.CRC32;
import java.util.zip.CheckedInputStream;

/** Bytes whose number and checksum are known beforehand; the end is an error when they turn out to be others. */
final class SummedStream extends CheckedInputStream {
    private final long size;
    private final long sum;
    private long count;

    SummedStream(InputStream in, long size, long sum) {
        super(in, new CRC32());
        this.size = size;
        this.sum = sum;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
        int read = super.read(bytes, offset, length);
        count += Math.max(0, read);
        if (read < 0 && (count != size || getChecksum().getValue() != sum)) {
            throw new IOException("size or checksum do not match");
        }
        return read;
    }
}
