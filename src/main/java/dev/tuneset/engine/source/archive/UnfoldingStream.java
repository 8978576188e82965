package dev.tuneset.engine.source.archive;

import dev.tuneset.engine.outcome.TunesetException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** The unpacked bytes of one file: ends in a refusal where the limits are reached or the packed bytes are damaged. */
final class UnfoldingStream extends FilterInputStream {
    private final String name;
    private final long packedBytes;
    private final Limits limits;
    private long count;

    /** @param packedBytes bytes of the archive, or -1 when unknown */
    UnfoldingStream(InputStream unpacking, String name, long packedBytes, Limits limits) {
        super(unpacking);
        this.name = name;
        this.packedBytes = packedBytes;
        this.limits = limits;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    @SuppressWarnings("IllegalCatch") // each decoder fails on damaged bytes in a way of its own
    public int read(byte[] bytes, int offset, int length) throws IOException {
        int read;
        try {
            read = in.read(bytes, offset, length);
        } catch (TunesetException refused) {
            throw refused;
        } catch (IOException | RuntimeException e) {
            throw ArchiveFailure.corrupt(name, e);
        }
        count += Math.max(0, read);
        boolean blownUp = packedBytes >= 0 && count > limits.uncheckedBytes() && count / limits.ratio() > packedBytes;
        if (count > limits.bytes() || blownUp) {
            throw ArchiveFailure.tooLarge(name, "it unfolds to more than " + count + " bytes");
        }
        return read;
    }

    @Override
    public long skip(long wanted) throws IOException {
        byte[] buffer = new byte[(int) Math.max(1, Math.min(wanted, 1 << 13))];
        return Math.max(0, read(buffer, 0, buffer.length));
    }

    @Override
    public boolean markSupported() {
        return false;
    }
}
