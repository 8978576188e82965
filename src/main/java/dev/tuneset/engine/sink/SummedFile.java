package dev.tuneset.engine.sink;

import dev.tuneset.engine.store.Sha256;
import java.io.BufferedOutputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.util.HexFormat;

/** A new file that is summed up while it is written, so that nobody has to read it again for that. */
public final class SummedFile extends FilterOutputStream {
    private static final int BUFFER_BYTES = 1 << 16;

    private final Summing file;

    public SummedFile(Path file) throws IOException {
        this(new Summing(Files.newOutputStream(file, StandardOpenOption.CREATE_NEW)));
    }

    private SummedFile(Summing file) {
        super(new BufferedOutputStream(file, BUFFER_BYTES));
        this.file = file;
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
        out.write(bytes, offset, length);
    }

    /** The SHA-256 of all bytes in lower-case hexadecimal; once, when the file is closed. */
    public String sha256() {
        return HexFormat.of().formatHex(file.digest.digest());
    }

    /** Gets whole buffers. */
    private static final class Summing extends FilterOutputStream {
        private final MessageDigest digest = Sha256.begin();

        Summing(OutputStream out) {
            super(out);
        }

        @Override
        public void write(int value) throws IOException {
            out.write(value);
            digest.update((byte) value);
        }

        @Override
        public void write(byte[] bytes, int offset, int length) throws IOException {
            out.write(bytes, offset, length);
            digest.update(bytes, offset, length);
        }
    }
}
