package dev.tuneset.engine.row;

import java.io.Closeable;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Reads the rows of one source in order, one at a time; memory does not grow with the source. Not thread-safe. */
public interface RowReader extends Closeable {
    /** The columns; known as soon as the reader is open. */
    Schema schema();

    /** The next row or bad row; {@code null} at the end. */
    @Nullable
    ReadRow next() throws IOException;

    /** Bytes of the source read so far, for progress. */
    long bytesRead();

    /** Bytes of the whole source, or -1 when unknown. */
    long bytesTotal();
}
