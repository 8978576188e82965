package dev.tuneset.engine.source.spool;

import dev.tuneset.engine.outcome.Problem;
import dev.tuneset.engine.outcome.TunesetException;
import dev.tuneset.engine.source.SourceFile;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/**
 * A place for temporary copies, each no larger than a limit.
 *
 * @param directory where the copies go, or {@code null} for the system's temporary directory
 * @param bytesMax bytes that one copy may have
 */
public record Spool(@Nullable Path directory, long bytesMax) {
    private static final int BUFFER = 1 << 16;

    /** The system's temporary directory, copies of up to 16 GiB. */
    public static final Spool SYSTEM = new Spool(null, 16L << 30);

    /** The file itself when it is one, or a copy that is deleted when closed. */
    public Seekable seekable(SourceFile file) throws IOException {
        @Nullable Path path = file.path();
        if (path != null) {
            return new Seekable(path, false);
        }
        Path copy = temporary();
        Seekable seekable = new Seekable(copy, true);
        boolean whole = false;
        try (InputStream in = file.open();
                OutputStream out = Files.newOutputStream(copy, StandardOpenOption.WRITE)) {
            copy(in, out, file.name());
            whole = true;
        } finally {
            if (!whole) {
                seekable.close();
            }
        }
        return seekable;
    }

    /** A new, empty file for whoever needs one; who takes it deletes it. */
    public Path temporary() throws IOException {
        return directory == null
                ? Files.createTempFile("tuneset", ".part")
                : Files.createTempFile(directory, "tuneset", ".part");
    }

    private void copy(InputStream in, OutputStream out, String name) throws IOException {
        byte[] buffer = new byte[BUFFER];
        long total = 0;
        for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
            total += read;
            if (total > bytesMax) {
                throw new TunesetException(
                        Problem.LIMIT_REACHED,
                        "too_large",
                        name + " unfolds to more than " + bytesMax + " bytes; unpack it and import the file itself",
                        name);
            }
            out.write(buffer, 0, read);
        }
    }

    /** A file that can be read out of order, until closed. */
    public static final class Seekable implements Closeable {
        private final Path path;
        private final boolean temporary;

        Seekable(Path path, boolean temporary) {
            this.path = path;
            this.temporary = temporary;
        }

        public Path path() {
            return path;
        }

        @Override
        public void close() throws IOException {
            if (temporary) {
                Files.deleteIfExists(path);
            }
        }
    }
}
