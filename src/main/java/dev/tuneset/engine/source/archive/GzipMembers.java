package dev.tuneset.engine.source.archive;

import java.io.IOException;
import java.io.InputStream;
import org.apache.commons.compress.compressors.gzip.GzipCompressorInputStream;

/**
 * The members of a gzip file (RFC 1952, 2.2) one after the other. Zeros behind a member are padding, as tapes and block devices
 * leave it and {@code gzip} passes over it; anything else is damage.
 */
final class GzipMembers extends BlockStream {
    private InputStream member;

    /** @param in a stream that can be marked */
    GzipMembers(InputStream in) throws IOException {
        super(in);
        this.member = member();
    }

    private InputStream member() throws IOException {
        return GzipCompressorInputStream.builder().setInputStream(in).get();
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
        int read = member.read(bytes, offset, length);
        while (read < 0 && passPadding()) {
            member = member();
            read = member.read(bytes, offset, length);
        }
        return read;
    }

    /** Whether another member begins where the zeros end. */
    private boolean passPadding() throws IOException {
        int next;
        do {
            in.mark(1);
            next = in.read();
        } while (next == 0);
        in.reset();
        return next >= 0;
    }
}
