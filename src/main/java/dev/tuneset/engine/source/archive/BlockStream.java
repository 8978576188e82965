package dev.tuneset.engine.source.archive;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** Bytes that are made from those of another stream, block by block: nobody gets past {@link #read(byte[], int, int)}. */
abstract class BlockStream extends FilterInputStream {
    private static final int SKIPPED_AT_ONCE = 1 << 13;

    /** Takes over {@code in}. */
    BlockStream(InputStream in) {
        super(in);
    }

    @Override
    public abstract int read(byte[] bytes, int offset, int length) throws IOException;

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public long skip(long wanted) throws IOException {
        byte[] passed = new byte[(int) Math.max(0, Math.min(wanted, SKIPPED_AT_ONCE))];
        return Math.max(0, read(passed, 0, passed.length));
    }

    @Override
    public int available() {
        return 0;
    }

    @Override
    public boolean markSupported() {
        return false;
    }
}
