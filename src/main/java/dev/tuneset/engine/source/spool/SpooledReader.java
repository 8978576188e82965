package dev.tuneset.engine.source.spool;

import dev.tuneset.engine.row.ReadRow;
import dev.tuneset.engine.row.RowBatch;
import dev.tuneset.engine.row.RowReader;
import dev.tuneset.engine.row.Schema;
import dev.tuneset.engine.source.SourceFile;
import java.io.IOException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** A reader over a seekable file that gives the temporary copy back when it is closed. */
public final class SpooledReader implements RowReader {
    private final RowReader reader;
    private final Spool.Seekable file;

    private SpooledReader(RowReader reader, Spool.Seekable file) {
        this.reader = reader;
        this.file = file;
    }

    /** Opens a reader on a seekable file. */
    @FunctionalInterface
    public interface Opening {
        RowReader open(Path file) throws IOException;
    }

    public static RowReader open(SourceFile source, Spool spool, Opening opening) throws IOException {
        Spool.Seekable file = spool.seekable(source);
        boolean whole = false;
        try {
            RowReader reader = new SpooledReader(opening.open(file.path()), file);
            whole = true;
            return reader;
        } finally {
            if (!whole) {
                file.close();
            }
        }
    }

    @Override
    public Schema schema() {
        return reader.schema();
    }

    @Override
    public @Nullable ReadRow next() throws IOException {
        return reader.next();
    }

    @Override
    public @Nullable RowBatch nextBatch() throws IOException {
        return reader.nextBatch();
    }

    @Override
    public long bytesRead() {
        return reader.bytesRead();
    }

    @Override
    public long bytesTotal() {
        return reader.bytesTotal();
    }

    @Override
    public void close() throws IOException {
        try {
            reader.close();
        } finally {
            file.close();
        }
    }
}
