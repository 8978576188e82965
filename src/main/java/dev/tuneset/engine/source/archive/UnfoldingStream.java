package dev.tuneset.engine.source.archive;

import dev.tuneset.engine.outcome.TunesetException;
import java.io.IOException;
import java.io.InputStream;

/** The unpacked bytes of one file: ends in a refusal where the limits are reached or the packed bytes are damaged. */
final class UnfoldingStream extends BlockStream {
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
}
